import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ChevronRight, FileInput } from "lucide-react";
import { useState } from "react";
import { type CaseResult, type Submission, isApiError, queries } from "@/api";
import { dateTime } from "@/lib/format";
import { languageOf } from "@/lib/languages";
import { runStrings } from "@/lib/run-strings";
import { judged, milliseconds } from "@/lib/verdict";
import { Button, EmptyState, ErrorState, InlineProse, MEANING_SOFT, OutputBlock, Skeleton, SkeletonRegion, VerdictChip, VerdictIcon, cx } from "@/ui";
import { Growth } from "./growth-chart";
import { problemStrings } from "./problem-strings";
import { type At, Remarks, SourceText } from "./remarks";

const t = problemStrings.submission;

export interface SubmissionViewProps {
  id: string;
  /** Whether there is anything to say of growth for its problem. */
  growthIsMeasured: boolean;
  /** Where it is one of a list. */
  onBack?: () => void;
  /** Where there is an editor to put it into. */
  onTake?: (submission: Submission) => void;
}

/** One of one's own submissions, with its source. */
export function SubmissionView({ id, growthIsMeasured, onBack, onTake }: SubmissionViewProps) {
  const query = useQuery(queries.submission(id));
  return (
    <div className="grid gap-4">
      {onBack && (
        <Button size="sm" variant="ghost" icon={<ArrowLeft aria-hidden />} onClick={onBack} className="-ml-3 justify-self-start">
          {t.back}
        </Button>
      )}
      {query.data ? (
        <Judged submission={query.data} growthIsMeasured={growthIsMeasured} onTake={onTake} />
      ) : isApiError(query.error, "not_found") ? (
        <EmptyState title={t.missing} compact />
      ) : query.isError ? (
        <ErrorState title={t.failed} error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} />
      ) : (
        <SkeletonRegion label={t.loading} className="grid gap-3">
          <Skeleton className="h-6 w-48" />
          <Skeleton className="h-4 w-72 max-w-full" />
          <Skeleton className="h-48 rounded-10" />
        </SkeletonRegion>
      )}
    </div>
  );
}

function Judged({ submission, growthIsMeasured, onTake }: { submission: Submission } & Omit<SubmissionViewProps, "id" | "onBack">) {
  const { verdict, message, passed, cases, compiler, results, language, source, readability } = submission;
  const { name } = languageOf(language);
  const [at, setAt] = useState<At | null>(null);
  return (
    <div className="grid min-w-0 gap-6">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <VerdictChip verdict={verdict} of="judging" />
          {results.length > 0 && <p className="tabular text-16 font-semibold text-ink">{t.passed(passed, cases)}</p>}
        </div>
        <p className="text-14 text-ink">
          <InlineProse markdown={message} />
        </p>
        <p className="tabular text-12 text-ink-faint">
          {name} · {dateTime(submission.submitted_at_ms)}
        </p>
      </header>
      {compiler && (
        <OutputBlock title={runStrings.compiler} output={compiler} tone={verdict === "compile_error" ? "danger" : "plain"} />
      )}
      {results.length > 0 && <Cases submission={submission} />}
      {growthIsMeasured && <GrowthPart submission={submission} />}
      {readability && <Remarks readability={readability} onGo={setAt} />}
      <section className="grid min-w-0 gap-2">
        <header className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-14 font-semibold">{t.source}</h2>
          {onTake && (
            <Button size="sm" icon={<FileInput aria-hidden />} onClick={() => onTake(submission)}>
              {t.take}
            </Button>
          )}
        </header>
        <SourceText label={t.sourceOf(name)} text={source} remarks={readability?.remarks ?? []} at={at} />
      </section>
    </div>
  );
}

function Cases({ submission }: { submission: Submission }) {
  const { results, cases, cost } = submission;
  const left = cases - results.length;
  const numbered = results.map((result, index) => ({ result, index }));
  const passed = numbered.filter(({ result }) => result.verdict === "accepted");
  const failed = numbered.filter(({ result }) => result.verdict !== "accepted");
  return (
    <section className="grid gap-2">
      <h2 className="text-14 font-semibold">{t.cases}</h2>
      {failed.length > 0 && <CaseList cases={failed} />}
      {passed.length > 0 && (
        <details className="group">
          <summary className="flex min-h-8 list-none items-center gap-2 rounded-6 text-14 text-ink hover:bg-hover [&::-webkit-details-marker]:hidden">
            <ChevronRight className="size-4 text-ink-faint transition-transform duration-(--quick) group-open:rotate-90" aria-hidden />
            {t.passedCases(passed.length)}
          </summary>
          <div className="mt-1.5">
            <CaseList cases={passed} />
          </div>
        </details>
      )}
      {left > 0 && <p className="text-12 text-ink-soft">{t.notRun(left)}</p>}
      {cost && (
        <p className="tabular text-12 text-ink-soft">
          {t.most}: {t.cpu(milliseconds(cost.cpu_ms))} · {t.elapsed(milliseconds(cost.wall_ms))} · {problemStrings.growth.mebibytes(Math.ceil(cost.peak_bytes / 2 ** 20))}
        </p>
      )}
      <p className="text-12 text-ink-faint">{t.casesHint}</p>
    </section>
  );
}

function CaseList({ cases }: { cases: readonly { result: CaseResult; index: number }[] }) {
  return (
    <ol className="grid grid-cols-[repeat(auto-fill,minmax(8.25rem,1fr))] gap-1.5">
      {cases.map(({ result, index }) => {
        const { meaning, label } = judged(result.verdict);
        return (
          <li
            key={index}
            title={result.message}
            className={cx("flex h-8 items-center gap-1 rounded-6 border border-line px-1.5 text-12 font-medium", MEANING_SOFT[meaning])}
          >
            <VerdictIcon verdict={result.verdict} className="size-3.5 shrink-0" />
            <span className="sr-only">
              {t.case(index + 1)}: {label}
            </span>
            <span aria-hidden>{runStrings.short[result.verdict]}</span>
            <span aria-hidden className="tabular ml-auto font-normal">
              {index + 1}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function GrowthPart({ submission }: { submission: Submission }) {
  const g = problemStrings.growth;
  const { time_growth: time, memory_growth: memory, verdict } = submission;
  if (verdict === "compile_error" || verdict === "system_error") return null;
  return (
    <section className="grid min-w-0 gap-2">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-14 font-semibold">{g.title}</h2>
        {(time || memory) && <p className="text-12 text-ink-faint">{g.lead}</p>}
      </header>
      {time || memory ? (
        <div className="grid gap-4">
          {time && <Growth measure="time" estimate={time} />}
          {memory && <Growth measure="memory" estimate={memory} />}
        </div>
      ) : (
        <p className="text-14 text-ink-soft">{verdict === "accepted" ? g.notMeasured : g.onlyRight}</p>
      )}
    </section>
  );
}
