import type { RunResult } from "@/api";
import type { Replay, RunMark } from "@/api/replay";
import { milliseconds, ran } from "@/lib/verdict";
import { t } from "./strings";

export interface RecordedRun extends RunMark {
  input: string;
  /** Absent when it never ended. */
  result: RunResult | null;
}

/** The runs of a recording with what they were given and what came of them. */
export function runsOf(replay: Replay): RecordedRun[] {
  const inputs = new Map<string, string>();
  const results = new Map<string, RunResult>();
  for (const { body } of replay.events) {
    if (body.kind === "run_started") inputs.set(body.run_id, body.input);
    if (body.kind === "run_ended") results.set(body.run_id, body.result);
  }
  return replay.runs.map((mark) => ({ ...mark, input: inputs.get(mark.run_id) ?? "", result: results.get(mark.run_id) ?? null }));
}

/** What a program took by itself; without a figure of its own, from the press to the result. */
const ownMs = (run: RecordedRun) => run.result?.cost?.wall_ms ?? run.duration_ms ?? 0;

/** What went by besides: in the queue, compiling, making and removing the sandbox. */
export function waitedMs(run: RecordedRun): number | null {
  if (run.stopped || !run.result?.cost || run.duration_ms === null || run.duration_ms === undefined) return null;
  return Math.max(0, run.duration_ms - run.result.cost.wall_ms);
}

/** "Ada ran main.py: finished, 0.1 s" */
export function runSentence(replay: Replay, run: RecordedRun): string {
  const who = replay.participants.find((p) => p.id === run.by)?.display_name ?? t.log.somebody;
  const file = replay.files.find((f) => f.id === run.file_id)?.name ?? t.log.goneFile;
  if (run.verdict === null || run.verdict === undefined) return t.log.ranWithoutEnd(who, file);
  return t.log.ran(who, file, run.stopped ? t.log.stopped : ran(run.verdict).label.toLowerCase(), milliseconds(ownMs(run)));
}
