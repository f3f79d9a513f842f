import { History } from "lucide-react";
import type { ReactNode } from "react";
import type { OwnRun, Problem, RunResult } from "@/api";
import { languageOf } from "@/lib/languages";
import { judged, ran } from "@/lib/verdict";
import { EmptyState, Field, OutputBlock, RunOutput, Tabs, Textarea, cx } from "@/ui";
import { problemStrings } from "./problem-strings";
import { inputIn } from "./problems";
import { RunNote } from "./run-note";
import { SamplesOutput } from "./samples-result";
import type { Tests } from "./use-tests";

const t = problemStrings.run;

export type TestTab = "samples" | "own";

export interface TestPanelProps {
  problem: Pick<Problem, "style" | "starters">;
  tests: Tests;
  /** Chosen in the editor. */
  language: string;
  input: string;
  onInput: (input: string) => void;
}

const OWN = {
  function: [t.ownCall, t.ownCallHint],
  stdin: [t.ownInput, t.ownHint],
  sql: [t.ownTables, t.ownTablesHint],
} as const;

/** Below the editor: the program on the examples, or on any input. */
export function TestPanel({ problem, tests, language, input, onInput }: TestPanelProps) {
  const { tab, samples, own } = tests;
  const tried = samples.state.kind === "done" ? samples.state.result : null;
  const [label, hint] = OWN[problem.style];
  const examples = {
    value: "samples" as const,
    label: t.samples,
    content: (
      <>
        {samples.state.kind === "idle" && (
          <EmptyState title={t.empty} compact>
            {t.emptyBody}
          </EmptyState>
        )}
        <RunNote run={samples} />
        {tried && (
          <Aged from={tried.language} language={language} isOlder={tests.tried.samples === undefined}>
            <SamplesOutput result={tried.result} inputOf={(text) => inputIn(problem, tried.language, text)} />
          </Aged>
        )}
      </>
    ),
  };
  const ownInput = {
    value: "own" as const,
    label: t.own,
    content: (
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={label} hint={hint}>
          <Textarea
            rows={5}
            spellCheck={false}
            autoCapitalize="off"
            value={input}
            onChange={(event) => onInput(event.target.value)}
            className="max-h-60 min-h-24 font-mono text-12! leading-5! pointer-coarse:text-16!"
          />
        </Field>
        <div className="min-w-0">
          {own.state.kind === "idle" && (
            <EmptyState title={t.empty} compact>
              {t.emptyOwn}
            </EmptyState>
          )}
          <RunNote run={own} />
          {own.state.kind === "done" && (
            <Aged from={own.state.result.language} language={language} isOlder={tests.tried.own === undefined}>
              <OwnOutput run={own.state.result.result} />
            </Aged>
          )}
        </div>
      </div>
    ),
  };
  return (
    <section
      aria-label={t.panel}
      className="flex min-w-0 flex-col overflow-hidden rounded-10 border border-line bg-surface shadow-card max-lg:min-h-60 lg:h-[42%] lg:shrink-0"
    >
      <Tabs
        label={t.panel}
        value={tab}
        onChange={tests.setTab}
        className="flex min-h-0 flex-1 flex-col"
        panelClassName="relative min-h-0 flex-1 overflow-y-auto p-4"
        items={[examples, ownInput]}
      />
      <p role="status" className="sr-only">
        {tab === "samples" && tried && said(judged, tried.result)}
        {tab === "own" && own.state.kind === "done" && said(ran, own.state.result.result)}
      </p>
    </section>
  );
}

interface Result {
  /** The language that the program was in. */
  from: string;
  language: string;
  isOlder: boolean;
  children: ReactNode;
}

/** A result; of another program than the one in the editor it says so, and keeps its figures without the colours. */
function Aged({ from, language, isOlder, children }: Result) {
  return (
    <div className="grid min-w-0 gap-3">
      {isOlder && (
        <p className="flex items-center gap-2 text-14 text-ink-soft">
          <History className="size-4 shrink-0 text-ink-faint" aria-hidden />
          {from === language ? t.older : t.olderIn(languageOf(from).name)}
        </p>
      )}
      <div className={cx("min-w-0", isOlder && "grayscale")}>{children}</div>
    </div>
  );
}

function OwnOutput({ run }: { run: OwnRun }) {
  return (
    <div className="grid gap-3">
      {run.returned && <OutputBlock title={t.returned} output={run.returned} empty={t.returnedNothing} />}
      <RunOutput result={run} />
    </div>
  );
}

/** To be heard: marks of code are for the eye. */
const said = (look: typeof judged, { verdict, message }: { verdict: RunResult["verdict"]; message: string }) =>
  `${look(verdict).label}. ${message.replaceAll("`", "")}`;
