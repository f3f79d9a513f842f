import type { Replay } from "@/api/replay";
import type { Incident } from "@/api/room-socket";
import { incidentsOf } from "./lanes";
import { type RecordedRun, runsOf } from "./runs";
import { t } from "./strings";

export type Entry =
  | { kind: "chat"; atMs: number; id: string; by: string | null; text: string }
  | { kind: "note"; atMs: number; id: string; text: string; quote?: string }
  | { kind: "incident"; atMs: number; id: string; incident: Incident }
  | { kind: "run"; atMs: number; id: string; run: RecordedRun };

export type Filter = "all" | "chat" | "integrity" | "runs";

const KIND_OF: Record<Exclude<Filter, "all">, Entry["kind"]> = { chat: "chat", integrity: "incident", runs: "run" };

/** The recording as a list to read along, in order of time. */
export function entriesOf(replay: Replay): Entry[] {
  const name = (id: string | null | undefined) =>
    replay.participants.find((p) => p.id === id)?.display_name ?? t.log.somebody;
  const fileName = (id: string) => replay.files.find((f) => f.id === id)?.name ?? "";
  const entries: Entry[] = incidentsOf(replay).map((incident) => ({
    kind: "incident",
    atMs: incident.started_at_ms,
    id: `i-${incident.id}`,
    incident,
  }));
  for (const run of runsOf(replay)) entries.push({ kind: "run", atMs: run.at_ms, id: run.run_id, run });
  for (const { seq, at_ms: atMs, by, body } of replay.events) {
    const id = String(seq);
    const note = (text: string, quote?: string) => entries.push({ kind: "note", atMs, id, text, ...(quote !== undefined && { quote }) });
    switch (body.kind) {
      case "chat":
        entries.push({ kind: "chat", atMs, id, by: by ?? null, text: body.text });
        break;
      case "joined":
        note(t.log.joined(body.display_name));
        break;
      case "left":
        note(t.log.left(name(body.participant_id)));
        break;
      case "removed":
        note(t.log.removed(name(body.participant_id)));
        break;
      case "file_created":
        note(t.log.file(body.file.name));
        break;
      case "annotation_added":
        note(t.log.commented(name(by), fileName(body.annotation.file_id)), body.annotation.notes[0]?.text);
        break;
      case "annotation_replied":
        note(t.log.replied(name(by)), body.note.text);
        break;
      case "annotation_resolved":
        note(body.resolved ? t.log.resolved(name(by)) : t.log.reopened(name(by)));
        break;
      case "ended":
        note(t.log.ended);
        break;
      default:
    }
  }
  return entries.sort((a, b) => a.atMs - b.atMs);
}

export function matches(entry: Entry, filter: Filter): boolean {
  return filter === "all" || entry.kind === KIND_OF[filter];
}
