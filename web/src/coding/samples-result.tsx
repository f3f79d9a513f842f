import { ChevronRight } from "lucide-react";
import type { SampleResult, SamplesResult } from "@/api";
import { runStrings } from "@/lib/run-strings";
import { CostFigures, InlineProse, OutputBlock, VerdictChip, cx } from "@/ui";
import { folded, lineDiff } from "./line-diff";
import { problemStrings } from "./problem-strings";

const t = problemStrings.run;

/** What a program answered to the examples, beside what was expected. */
export function SamplesOutput({ result, inputOf }: { result: SamplesResult; inputOf: (input: string) => string }) {
  const { verdict, message, compiler, results } = result;
  const right = results.filter((each) => each.verdict === "accepted").length;
  const firstWrong = results.findIndex((each) => each.verdict !== "accepted");
  return (
    <div className="grid min-w-0 gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <VerdictChip verdict={verdict} of="example" />
        <p className="text-14 text-ink">
          <InlineProse markdown={message} />
        </p>
        {results.length > 0 && <p className="tabular text-14 text-ink-soft">{t.right(right, results.length)}</p>}
      </div>
      {compiler && (
        <OutputBlock title={runStrings.compiler} output={compiler} tone={verdict === "compile_error" ? "danger" : "plain"} />
      )}
      <ul className="grid min-w-0 gap-2">
        {results.map((each, index) => (
          <li key={index} className="min-w-0">
            <One result={each} input={inputOf(each.sample.input)} number={index + 1} open={index === firstWrong} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ result, input, number, open }: { result: SampleResult; input: string; number: number; open: boolean }) {
  const { verdict, message, sample, actual, printed, stderr, cost } = result;
  const right = verdict === "accepted";
  const errors = stderr.text !== "" && <OutputBlock title={runStrings.stderr} output={stderr} tone={right ? "plain" : "danger"} />;
  return (
    <details open={open} className="group rounded-8 border border-line">
      <summary className="flex min-h-11 list-none items-center gap-x-3 rounded-8 px-3 py-1.5 -outline-offset-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-4 shrink-0 text-ink-faint transition-transform duration-(--quick) group-open:rotate-90" aria-hidden />
        <span className="text-14 font-medium">{problemStrings.statement.example(number)}</span>
        <VerdictChip verdict={verdict} of="example" />
      </summary>
      <div className="grid min-w-0 gap-3 border-t border-line p-3">
        <p className="text-14 text-ink">
          <InlineProse markdown={message} />
        </p>
        {!right && errors}
        {right ? <OutputBlock title={t.answered} output={actual} empty={t.nothing} /> : <Compared expected={sample.expected} actual={actual} />}
        {printed.text !== "" && <OutputBlock title={t.printed} output={printed} />}
        {right && errors}
        <Plain title={problemStrings.statement.input} text={input} />
        {sample.note !== "" && (
          <p className="text-14 text-ink-soft">
            <InlineProse markdown={sample.note} />
          </p>
        )}
        {cost && <CostFigures cost={cost} />}
      </div>
    </details>
  );
}

function Compared({ expected, actual }: { expected: string; actual: SampleResult["actual"] }) {
  const lines = actual.text === "" ? [] : folded(lineDiff(expected, actual.text));
  if (lines.length === 0) {
    return (
      <div className="grid min-w-0 gap-3 sm:grid-cols-2">
        <Plain title={t.expected} text={expected} />
        <OutputBlock title={t.answered} output={actual} empty={t.nothing} />
      </div>
    );
  }
  return (
    <div className="grid min-w-0 gap-1">
      <p className="text-12 font-medium text-ink-faint">{t.diff}</p>
      <div
        role="group"
        aria-label={t.diff}
        tabIndex={0}
        className="max-h-60 overflow-auto rounded-8 border border-line bg-sunken py-1.5 font-mono text-12 leading-5 [tab-size:4]"
      >
        <div className="w-max min-w-full">
          {lines.map((line, index) =>
            line === null ? (
              <p key={index} aria-hidden className="px-3 text-ink-faint select-none">
                ⋯
              </p>
            ) : (
              <p
                key={index}
                className={cx(
                  "px-3 whitespace-pre",
                  line.kind === "expected" && "text-ink",
                  line.kind === "actual" && "bg-danger-soft text-danger-ink",
                  line.kind === "same" && "text-ink-soft",
                )}
              >
                <span className="inline-block w-20 font-sans select-none">
                  {line.kind === "expected" ? t.expectedLine : line.kind === "actual" ? t.actualLine : ""}
                </span>
                {line.text}
              </p>
            ),
          )}
        </div>
      </div>
    </div>
  );
}

/** Text of the problem itself, in the shape of an output. */
export function Plain({ title, text }: { title: string; text: string }) {
  return <OutputBlock title={title} output={{ text, bytes: text.length, cut: false, lossy: false }} empty={t.nothing} />;
}
