import type { LanguageInfo, RunResult } from "@/api";
import type { RoomEvent, RoomFile, RoomRole } from "@/api/room-socket";
import { LANGUAGES } from "@/lib/languages";

/** One press of the run button, and what came of it. */
export interface RoomRun {
  id: string;
  by: string | null;
  fileId: string;
  language: string;
  input: string;
  startedAtMs: number;
  /** Absent while it runs. */
  ended: { atMs: number; result: RunResult; stopped: boolean } | null;
}

/** Older ones are in the recording. */
const MOST_KEPT = 30;

/** The runs after one more event of the room; the same list when it is about something else. */
export function withRunEvent(runs: RoomRun[], { body, by, at_ms: atMs }: RoomEvent): RoomRun[] {
  if (body.kind === "run_started") {
    if (runs.some((run) => run.id === body.run_id)) return runs;
    const started: RoomRun = {
      id: body.run_id,
      by: by ?? null,
      fileId: body.file_id,
      language: body.language,
      input: body.input,
      startedAtMs: atMs,
      ended: null,
    };
    return [...runs, started].slice(-MOST_KEPT);
  }
  if (body.kind === "run_ended") {
    return runs.map((run) => (run.id === body.run_id ? { ...run, ended: { atMs, result: body.result, stopped: body.stopped ?? false } } : run));
  }
  return runs;
}

export function runUnderWay(runs: readonly RoomRun[]): RoomRun | null {
  const last = runs.at(-1);
  return last && last.ended === null ? last : null;
}

/** Who started a run may stop it, and the host. */
export function mayStop(run: RoomRun | null, me: string, role: RoomRole): run is RoomRun {
  return run !== null && (role === "host" || (role === "candidate" && run.by === me));
}

/** Why the run button does nothing, or null when it runs the file. */
export type Hindrance = "observer" | "offline" | "unsaved" | "running" | { language: string; missing: string | null };

export interface Circumstances {
  role: RoomRole;
  live: boolean;
  unsaved: boolean;
  running: boolean;
  file: RoomFile;
  /** Null: not known, as for guests; the server says so if it cannot. */
  languages: readonly LanguageInfo[] | null;
}

/** Files of these are text for people. */
const NOT_PROGRAMS = new Set(["markdown", "plaintext"]);

export function hindrance({ role, live, unsaved, running, file, languages }: Circumstances): Hindrance | null {
  if (role === "observer") return "observer";
  const name = LANGUAGES.find((language) => language.id === file.language)?.name ?? file.language;
  if (NOT_PROGRAMS.has(file.language)) return { language: name, missing: null };
  const known = languages?.find((language) => language.id === file.language);
  if (known && !known.ready) return { language: name, missing: known.missing ?? "" };
  if (running) return "running";
  if (!live) return "offline";
  return unsaved ? "unsaved" : null;
}
