import { Bug, CircleCheck, CircleX, FileWarning, type LucideIcon, MemoryStick, ScrollText, ServerCrash, Timer } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { Cost, Output, RunResult, Verdict } from "@/api";
import { runStrings as t } from "@/lib/run-strings";
import { byteSize, judged, milliseconds, ran, tried } from "@/lib/verdict";
import { Badge } from "./badge";
import { cx } from "./cx";
import { InlineProse } from "./prose";

const ICONS: Record<Verdict, LucideIcon> = {
  accepted: CircleCheck,
  wrong_answer: CircleX,
  runtime_error: Bug,
  time_limit: Timer,
  memory_limit: MemoryStick,
  output_limit: ScrollText,
  compile_error: FileWarning,
  system_error: ServerCrash,
};

export function VerdictIcon({ verdict, className }: { verdict: Verdict; className?: string }) {
  const Icon = ICONS[verdict];
  return <Icon aria-hidden className={className} />;
}

const LOOKS = { judging: judged, example: tried, run: ran };

/** A verdict by icon, word and colour. `of`: a program that was judged, tried on examples, or only run. */
export function VerdictChip({ verdict, of }: { verdict: Verdict; of: keyof typeof LOOKS }) {
  const { meaning, label } = LOOKS[of](verdict);
  return (
    <Badge tone={meaning} icon={<VerdictIcon verdict={verdict} />}>
      {label}
    </Badge>
  );
}

/** What a run cost, in figures that keep their width. */
export function CostFigures({ cost, exitCode }: { cost: Cost; exitCode?: number | null }) {
  const figures = [
    [t.cpu, milliseconds(cost.cpu_ms)],
    [t.wall, milliseconds(cost.wall_ms)],
    [t.memory, byteSize(cost.peak_bytes)],
    ...(exitCode === undefined || exitCode === null || exitCode === 0 ? [] : [[t.exit, String(exitCode)]]),
  ];
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-12">
      {figures.map(([name, value]) => (
        <div key={name} className="flex gap-1.5 whitespace-nowrap">
          <dt className="text-ink-faint">{name}</dt>
          <dd className="tabular font-medium text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface OutputBlockProps {
  title: string;
  output: Output;
  /** Said when there is none. */
  empty?: string;
  tone?: "plain" | "danger";
  className?: string;
}

/** One stream of a program, as it was printed; long ones scroll in place. */
export function OutputBlock({ title, output, empty = t.noOutput, tone = "plain", className }: OutputBlockProps) {
  const id = useId();
  const text = output.text.endsWith("\n") ? output.text.slice(0, -1) : output.text;
  return (
    <div className={cx("grid min-w-0 content-start gap-1", className)}>
      <p id={id} className="text-12 font-medium text-ink-faint">
        {title}
      </p>
      {output.text === "" ? (
        <p className="text-14 text-ink-faint">{empty}</p>
      ) : (
        <pre
          role="group"
          aria-labelledby={id}
          tabIndex={0}
          className={cx(
            "max-h-80 overflow-auto rounded-8 border bg-sunken px-3 py-2 font-mono text-12 leading-5 whitespace-pre text-ink [tab-size:4]",
            tone === "danger" ? "border-danger-line" : "border-line",
          )}
        >
          {text}
        </pre>
      )}
      {output.cut && <Remark>{t.cut(byteSize(output.bytes))}</Remark>}
      {output.lossy && <Remark>{t.lossy}</Remark>}
    </div>
  );
}

const Remark = ({ children }: { children: ReactNode }) => <p className="text-12 text-ink-faint">{children}</p>;

export interface RunOutputProps {
  result: RunResult;
  /** False where the verdict is said already, right beside it. */
  chip?: boolean;
  className?: string;
}

/** Everything that came of one run: verdict, sentence, figures, and what it printed. */
export function RunOutput({ result, chip = true, className }: RunOutputProps) {
  const { verdict, message, compiler, stdout, stderr, cost, exit_code: exitCode } = result;
  const hasRun = cost !== null && cost !== undefined;
  return (
    <div className={cx("grid min-w-0 gap-3", className)}>
      <div className="grid gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          {chip && <VerdictChip verdict={verdict} of="run" />}
          <p className="text-14 text-ink">
            <InlineProse markdown={message} />
          </p>
        </div>
        {hasRun && <CostFigures cost={cost} exitCode={exitCode} />}
      </div>
      {compiler !== null && compiler !== undefined && (
        <OutputBlock title={t.compiler} output={compiler} tone={verdict === "compile_error" ? "danger" : "plain"} />
      )}
      {(hasRun || stdout.text !== "") && <OutputBlock title={t.stdout} output={stdout} />}
      {stderr.text !== "" && <OutputBlock title={t.stderr} output={stderr} tone={verdict === "accepted" ? "plain" : "danger"} />}
    </div>
  );
}
