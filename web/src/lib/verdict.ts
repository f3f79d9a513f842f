import type { Verdict } from "@/api";
import { runStrings } from "./run-strings";

export interface VerdictLook {
  meaning: "good" | "caution" | "danger" | "info";
  label: string;
}

const MEANINGS: Record<Verdict, VerdictLook["meaning"]> = {
  accepted: "good",
  wrong_answer: "danger",
  runtime_error: "danger",
  time_limit: "caution",
  memory_limit: "caution",
  output_limit: "caution",
  compile_error: "danger",
  system_error: "info",
};

/** Of a program whose answers were compared with the expected ones. */
export function judged(verdict: Verdict): VerdictLook {
  return { meaning: MEANINGS[verdict], label: runStrings.verdict[verdict] };
}

/** Of a program's answer to one example, or to all of them. */
export function tried(verdict: Verdict): VerdictLook {
  return { meaning: MEANINGS[verdict], label: verdict === "accepted" ? runStrings.exampleRight : runStrings.verdict[verdict] };
}

/** Of a program that was only run: `accepted` means that it ended by itself with exit code 0. */
export function ran(verdict: Verdict): VerdictLook {
  return { meaning: MEANINGS[verdict], label: verdict === "accepted" ? runStrings.finished : runStrings.verdict[verdict] };
}

/** "85 ms", "1.24 s" */
export function milliseconds(ms: number): string {
  return ms < 1000 ? `${Math.max(0, Math.round(ms))} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** "512 B", "12.4 MiB" */
export function byteSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["KiB", "MiB", "GiB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
