import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import type { Problem } from "@/api";
import { languageOf } from "@/lib/languages";
import { byteSize, milliseconds } from "@/lib/verdict";
import { Badge, Button, IconButton, InlineProse, Prose, VerdictChip } from "@/ui";
import { problemStrings } from "./problem-strings";
import { inputIn, topic } from "./problems";
import { Plain } from "./samples-result";
import { TierBadge } from "./tier-badge";

const t = problemStrings.statement;

export interface StatementPaneProps {
  problem: Problem;
  /** Chosen in the editor. */
  language: string;
  /** Where an own input can be given. */
  onUse?: (input: string) => void;
  /** It is to be solved in an interview: nothing names its technique. */
  inInterview?: boolean;
}

/** What is asked: statement, examples, what the judge calls, and what a program may use. */
export function StatementPane({ problem, language, onUse, inInterview = false }: StatementPaneProps) {
  const starter = problem.starters.find((each) => each.language === language);
  const { name } = languageOf(language);
  const samples = problem.samples.map((sample) => ({ ...sample, input: inputIn(problem, language, sample.input) }));
  const isDebugging = problem.kind === "debugging";
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-center gap-1.5">
        <TierBadge tier={problem.tier} />
        {isDebugging && <Badge tone="outline">{problemStrings.kind.debugging}</Badge>}
        {!inInterview && <Topics key={problem.id} tags={problem.tags} told={problem.best === "accepted"} />}
        {problem.best && <VerdictChip verdict={problem.best} of="judging" />}
      </div>
      {problem.report != null && (
        <section className="grid gap-2">
          <h2 className="text-14 font-semibold">{t.report}</h2>
          <blockquote className="max-w-[46rem] border-l-2 border-line pl-4 text-ink-soft">
            <Prose markdown={problem.report} />
          </blockquote>
        </section>
      )}
      <section className="grid gap-2">
        {isDebugging && <h2 className="text-14 font-semibold">{t.contract}</h2>}
        <Prose markdown={problem.statement} className="max-w-[46rem]" />
      </section>
      {isDebugging && starter && (
        <section className="grid min-w-0 gap-2">
          <h2 className="text-14 font-semibold">{t.given}</h2>
          <Plain title={t.givenLead(name)} text={starter.source} />
        </section>
      )}
      {!isDebugging && problem.style === "function" && starter && (
        <section className="grid min-w-0 gap-2">
          <h2 className="text-14 font-semibold">{t.signature}</h2>
          <Plain title={t.signatureLead(name)} text={starter.source} />
        </section>
      )}
      <section className="grid min-w-0 gap-4">
        <h2 className="text-14 font-semibold">{t.examples}</h2>
        {samples.map((sample, index) => (
          <section key={index} aria-label={t.example(index + 1)} className="grid min-w-0 gap-2 rounded-8 border border-line p-3">
            <header className="flex min-h-8 items-center justify-between gap-2">
              <h3 className="text-14 font-medium">{t.example(index + 1)}</h3>
              {onUse && (
                <IconButton label={t.use} size="sm" onClick={() => onUse(sample.input)}>
                  <ClipboardPaste aria-hidden />
                </IconButton>
              )}
            </header>
            <Plain title={problem.style === "function" ? t.call : problem.style === "sql" ? t.tables : t.input} text={sample.input} />
            <Plain title={t.expected} text={sample.expected} />
            {sample.note !== "" && (
              <p className="text-14 text-ink-soft">
                <InlineProse markdown={sample.note} />
              </p>
            )}
          </section>
        ))}
      </section>
      <section className="grid gap-2">
        <h2 className="text-14 font-semibold">{t.limits}</h2>
        <dl className="grid gap-1 text-14">
          {starter && <Limit name={t.cpu(name)} value={milliseconds(starter.cpu_ms)} />}
          <Limit name={t.memory} value={byteSize(problem.memory_bytes)} />
          <Limit name={t.hidden} value={String(problem.hidden_cases)} />
        </dl>
      </section>
    </div>
  );
}

function Limit({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex max-w-[24rem] justify-between gap-4 border-b border-line py-1.5 last:border-b-0">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="tabular font-medium">{value}</dd>
    </div>
  );
}

/** Topics name techniques: until a problem is solved they are shown to whoever asks. */
function Topics({ tags, told }: { tags: readonly string[]; told: boolean }) {
  const [asked, setAsked] = useState(false);
  if (!told && !asked)
    return (
      <Button size="sm" variant="ghost" onClick={() => setAsked(true)}>
        {t.showTopics}
      </Button>
    );
  return tags.map((tag) => (
    <Badge key={tag} tone="outline">
      {topic(tag)}
    </Badge>
  ));
}
