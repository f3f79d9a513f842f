import { ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { clockTime, stopwatch } from "@/lib/format";
import { ran } from "@/lib/verdict";
import { IconButton, RunOutput, Spinner, VerdictChip, cx } from "@/ui";
import { useRoom } from "../session/context";
import { nameOf } from "../stage/people";
import { t } from "../strings";
import type { RoomRun } from "./runs";

/** Under the editor, the same for everybody: who ran which file, and what came of it. */
export function RunDrawer() {
  const runs = useRoom((room) => room.runs);
  const newest = runs.at(-1);
  const [open, setOpen] = useState(true);
  /** An earlier run one went back to; null follows the newest. */
  const [chosen, setChosen] = useState<string | null>(null);
  // A new run is what everybody looks at.
  useEffect(() => {
    setChosen(null);
    setOpen(true);
  }, [newest?.id]);
  if (!newest) return null;
  const found = chosen === null ? -1 : runs.findIndex((run) => run.id === chosen);
  const at = found < 0 ? runs.length - 1 : found;
  const run = runs[at] ?? newest;
  const go = (step: number) => setChosen(runs[at + step]?.id ?? null);
  return (
    <section
      aria-label={t.runs.output}
      // Open, it has room for a traceback without scrolling, and leaves more than half of the pane to the editor.
      className={cx("flex shrink-0 flex-col border-t border-line bg-surface", open && "h-[clamp(15.5rem,44%,26rem)]")}
    >
      <header className="flex min-h-11 shrink-0 items-center gap-2 bg-canvas px-3">
        <RunHead run={run} open={open} />
        <div className="ml-auto flex shrink-0 items-center">
          {runs.length > 1 && (
            <>
              <span className="tabular text-12 text-ink-faint max-sm:sr-only">{t.runs.position(at + 1, runs.length)}</span>
              <IconButton label={t.runs.earlier} size="sm" disabled={at === 0} onClick={() => go(-1)}>
                <ChevronLeft aria-hidden />
              </IconButton>
              <IconButton label={t.runs.later} size="sm" disabled={at === runs.length - 1} onClick={() => go(1)}>
                <ChevronRight aria-hidden />
              </IconButton>
            </>
          )}
          <IconButton label={open ? t.runs.hide : t.runs.show} size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
          </IconButton>
        </div>
      </header>
      {open && (
        <div className="min-h-0 flex-1 overflow-y-auto border-t border-line px-3 py-2.5">
          {run.ended ? (
            <RunOutput result={run.ended.result} chip={!run.ended.stopped} />
          ) : (
            <p className="flex items-center gap-2.5 text-14 text-ink-soft">
              <Spinner className="text-accent-ink" />
              {t.runs.underWay}
              <Passed sinceMs={run.startedAtMs} />
            </p>
          )}
          {run.input !== "" && (
            <div className="mt-3 grid gap-1">
              <p className="text-12 font-medium text-ink-faint">{t.runs.input}</p>
              <pre className="max-h-24 overflow-auto font-mono text-12 leading-5 whitespace-pre-wrap text-ink-soft">{run.input}</pre>
            </div>
          )}
        </div>
      )}
      <RunAnnouncer run={newest} />
    </section>
  );
}

function RunHead({ run, open }: { run: RoomRun; open: boolean }) {
  const participants = useRoom((room) => room.participants);
  const file = useFileName(run.fileId);
  const who = nameOf(participants, run.by, t.somebody);
  return (
    <p className="flex min-w-0 items-center gap-2 text-12 text-ink-soft">
      {!open && run.ended && !run.ended.stopped && <VerdictChip verdict={run.ended.result.verdict} of="run" />}
      <span className="truncate">{run.ended ? t.runs.ran(who, file) : t.runs.running(who, file)}</span>
      <span className="tabular text-ink-faint max-sm:hidden">{clockTime(run.startedAtMs)}</span>
    </p>
  );
}

function useFileName(fileId: string): string {
  return useRoom((room) => room.files.find((file) => file.id === fileId)?.name) ?? t.runs.gone;
}

/** Seconds since it began, by the server's clock. */
function Passed({ sinceMs }: { sinceMs: number }) {
  const offsetMs = useRoom((room) => room.clockOffsetMs);
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span className="tabular text-ink-faint">{stopwatch(nowMs + offsetMs - sinceMs)}</span>;
}

/** Tells screen readers of runs that end while they are in the room, not of those before. */
function RunAnnouncer({ run }: { run: RoomRun }) {
  const participants = useRoom((room) => room.participants);
  const file = useFileName(run.fileId);
  const heard = useRef(run.ended ? run.id : null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (!run.ended || heard.current === run.id) return;
    heard.current = run.id;
    const { verdict, message } = run.ended.result;
    const how = run.ended.stopped ? t.runs.stopped : ran(verdict).label;
    setSaid(t.runs.ended(nameOf(participants, run.by, t.somebody), file, how, message));
  }, [run, participants, file]);
  return (
    <div role="status" className="sr-only">
      {said}
    </div>
  );
}
