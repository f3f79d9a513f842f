import type { EditMark, Replay } from "@/api/replay";
import type { Annotation, Incident, RoomFile } from "@/api/room-socket";

/** How much somebody typed in each of `count` equal parts of the recording, 0 to 1 of the busiest part of anybody. */
export function editDensity(
  edits: readonly EditMark[],
  fromMs: number,
  toMs: number,
  count: number,
): Map<string, Float32Array> {
  const length = Math.max(1, toMs - fromMs);
  const rows = new Map<string, Float32Array>();
  let most = 0;
  for (const { at_ms, by } of edits) {
    const part = Math.min(count - 1, Math.max(0, Math.floor(((at_ms - fromMs) / length) * count)));
    const row = rows.get(by) ?? new Float32Array(count);
    rows.set(by, row);
    row[part] = (row[part] ?? 0) + 1;
    most = Math.max(most, row[part] ?? 0);
  }
  for (const row of rows.values()) row.forEach((value, index) => (row[index] = value / most));
  return rows;
}

/** Each incident in its last form, by start. */
export function incidentsOf(replay: Replay): Incident[] {
  const last = new Map<string, Incident>();
  for (const { body } of replay.events) if (body.kind === "incident") last.set(body.incident.id, body.incident);
  return [...last.values()].sort((a, b) => a.started_at_ms - b.started_at_ms);
}

/** A paste is logged before the edit that it makes has reached the server. */
const PASTE_LANDS_MS = 1_000;

/** The time that shows an incident: for a paste, with what was pasted. */
export function momentOf(incident: Incident): number {
  return incident.started_at_ms + (incident.what.kind === "large_paste" ? PASTE_LANDS_MS : 0);
}

/** The files as they were named then. A file without a word about its beginning was there from the start. */
export function filesAt(replay: Replay, atMs: number): RoomFile[] {
  const created = new Map<string, number>();
  const then = new Map<string, RoomFile>();
  for (const { at_ms, body } of replay.events) {
    if (body.kind === "file_created") created.set(body.file.id, at_ms);
    if ((body.kind === "file_created" || body.kind === "file_changed") && at_ms <= atMs) then.set(body.file.id, body.file);
  }
  return replay.files.flatMap((file) => {
    if ((created.get(file.id) ?? -Infinity) > atMs) return [];
    const known = then.get(file.id) ?? { ...file, deleted: false };
    return known.deleted ? [] : [known];
  });
}

/** The comments that stood then, open ones only. */
export function annotationsAt(replay: Replay, atMs: number): Annotation[] {
  const then = new Map<string, Annotation>();
  for (const { at_ms, body } of replay.events) {
    if (at_ms > atMs) continue;
    if (body.kind === "annotation_added") then.set(body.annotation.id, body.annotation);
    const known = "annotation_id" in body ? then.get(body.annotation_id) : undefined;
    if (known && body.kind === "annotation_replied") then.set(known.id, { ...known, notes: [...known.notes, body.note] });
    if (known && body.kind === "annotation_resolved") then.set(known.id, { ...known, resolved: body.resolved });
  }
  return [...then.values()].filter((annotation) => !annotation.resolved);
}

/** Who wrote last by then, and when: for the name beside the code. */
export function lastEdit(edits: readonly EditMark[], atMs: number): EditMark | null {
  return edits.findLast((edit) => edit.at_ms <= atMs) ?? null;
}

/** Everything that happened, for passing over quiet stretches. */
export function momentsOf(replay: Replay): number[] {
  return [
    ...replay.events.map((event) => event.at_ms),
    ...replay.edits.map((edit) => edit.at_ms),
    ...replay.runs.map((run) => run.at_ms),
  ].sort((a, b) => a - b);
}
