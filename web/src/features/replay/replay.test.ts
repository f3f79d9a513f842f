import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Replay } from "@/api/replay";
import type { EventBody, RoomEvent } from "@/api/room-socket";
import { entriesOf, matches } from "./entries";
import { playbackKey } from "./keys";
import { annotationsAt, editDensity, filesAt, incidentsOf, lastEdit, momentOf } from "./lanes";
import { type Playback, type Span, advance, nextMoment, seek, toggle } from "./playback";
import { runSentence, runsOf, waitedMs } from "./runs";
import { DocumentTimeline } from "./timeline";
import { type LoggedUpdate, readUpdates } from "./updates";

function typed(count: number): { updates: LoggedUpdate[]; text: (n: number) => string } {
  const doc = new Y.Doc();
  const updates: LoggedUpdate[] = [];
  const texts = [""];
  doc.on("update", (bytes: Uint8Array) => updates.push({ atMs: 1_000 + updates.length * 10, bytes }));
  const text = doc.getText("f1");
  for (let i = 0; i < count; i += 1) {
    if (i % 7 === 6) text.delete(Math.floor(text.length / 2), 1);
    else text.insert((i * 13) % (text.length + 1), String(i % 10));
    texts.push(text.toString());
  }
  return { updates, text: (n) => texts[n] ?? "" };
}

describe("DocumentTimeline", () => {
  test("the document at any time, forwards, backwards and with checkpoints, is what was there", () => {
    const { updates, text } = typed(100);
    const timeline = new DocumentTimeline(updates, 9);
    const at = (n: number) => timeline.textAt(1_000 + (n - 1) * 10, "f1");
    for (const n of [0, 50, 100, 3, 99, 98, 10, 9, 0, 100]) expect(at(n)).toBe(text(n));
    expect(timeline.prepare(() => false)).toBe(1);
    expect(timeline.checkpoints).toBe(11);
    for (const n of [0, 50, 100, 3, 99, 98, 10, 9, 18, 0, 100]) expect(at(n)).toBe(text(n));
  });

  test("reading through the log pauses when told to and goes on", () => {
    const { updates } = typed(40);
    const timeline = new DocumentTimeline(updates, 10);
    let steps = 0;
    expect(timeline.prepare(() => steps++ >= 2)).toBe(0.5);
    expect(timeline.prepare(() => false)).toBe(1);
    expect(timeline.checkpoints).toBe(3);
  });

  test("an empty recording has an empty document", () => {
    const timeline = new DocumentTimeline([]);
    expect(timeline.prepare(() => false)).toBe(1);
    expect(timeline.textAt(5, "f1")).toBe("");
  });
});

test("the log's framing is read, a cut end left out", () => {
  const buffer = new ArrayBuffer(12 + 3 + 12 + 2);
  const view = new DataView(buffer);
  view.setBigUint64(0, 1_700_000_000_123n);
  view.setUint32(8, 3);
  new Uint8Array(buffer, 12, 3).set([1, 2, 3]);
  view.setBigUint64(15, 9n);
  view.setUint32(23, 50);
  expect(readUpdates(buffer)).toEqual([{ atMs: 1_700_000_000_123, bytes: new Uint8Array([1, 2, 3]) }]);
  expect(readUpdates(new ArrayBuffer(5))).toEqual([]);
});

describe("playback", () => {
  const span: Span = { fromMs: 0, toMs: 100_000, moments: [500, 30_000, 31_000] };
  const playing: Playback = { atMs: 1_000, playing: true, speed: 4, skipQuiet: false };

  test("time passes at the chosen speed and stops at the end", () => {
    expect(advance(playing, span, 100).atMs).toBe(1_400);
    expect(advance({ ...playing, playing: false }, span, 100).atMs).toBe(1_000);
    expect(advance({ ...playing, atMs: 99_999 }, span, 100)).toMatchObject({ atMs: 100_000, playing: false });
  });

  test("a quiet stretch is passed over up to shortly before what comes next", () => {
    expect(advance({ ...playing, skipQuiet: true }, span, 10).atMs).toBe(29_000);
    expect(advance({ ...playing, skipQuiet: true, atMs: 29_500 }, span, 10).atMs).toBe(29_540);
    expect(advance({ ...playing, skipQuiet: true, atMs: 32_000 }, span, 10)).toMatchObject({ atMs: 100_000, playing: false });
  });

  test("seeking stays inside, and playing from the end starts over", () => {
    expect(seek(playing, span, -5).atMs).toBe(0);
    expect(seek(playing, span, 1e9).atMs).toBe(100_000);
    expect(toggle({ ...playing, playing: false, atMs: 100_000 }, span)).toMatchObject({ atMs: 0, playing: true });
    expect(toggle(playing, span)).toMatchObject({ atMs: 1_000, playing: false });
    expect(nextMoment(span.moments, 30_000)).toBe(31_000);
    expect(nextMoment(span.moments, 31_000)).toBeNull();
  });
});

describe("lanes", () => {
  const event = (seq: number, body: EventBody): RoomEvent => ({ seq, at_ms: seq * 10, by: "p", body });
  const file = { id: "f1", name: "main.py", language: "python", deleted: false };
  const replay = (events: RoomEvent[]): Replay => ({
    room: {
      id: "r",
      title: "",
      status: "ended",
      guests_allowed: false,
      integrity: { red_after_ms: 1, burst_count: 2, burst_window_ms: 1, large_paste_units: 1 },
      host_id: "h",
      host_name: "",
      candidates: [],
      created_at_ms: 0,
    },
    participants: [],
    files: [
      { ...file, name: "final.py" },
      { id: "f2", name: "b.py", language: "python", deleted: true },
    ],
    annotations: [],
    started_at_ms: 0,
    ended_at_ms: 1_000,
    events,
    edits: [],
    runs: [],
    document_damaged: false,
  });

  test("VC-1 an incident appears once, in its last form", () => {
    const incident = { id: "i", participant_id: "p", what: { kind: "away", signal: "tab_hidden" }, started_at_ms: 5, severity: "yellow" } as const;
    const found = incidentsOf(
      replay([
        event(1, { kind: "incident", incident }),
        event(2, { kind: "incident", incident: { ...incident, severity: "red", ended_at_ms: 50, duration_ms: 45 } }),
      ]),
    );
    expect(found).toEqual([{ ...incident, severity: "red", ended_at_ms: 50, duration_ms: 45 }]);
  });

  test("files have the names they had then", () => {
    const r = replay([
      event(2, { kind: "file_created", file: { id: "f2", name: "a.py", language: "python", deleted: false } }),
      event(4, { kind: "file_changed", file: { id: "f2", name: "b.py", language: "python", deleted: false } }),
      event(6, { kind: "file_changed", file: { id: "f2", name: "b.py", language: "python", deleted: true } }),
    ]);
    const names = (at: number) => filesAt(r, at).map((f) => f.name);
    expect(names(10)).toEqual(["final.py"]);
    expect(names(30)).toEqual(["final.py", "a.py"]);
    expect(names(50)).toEqual(["final.py", "b.py"]);
    expect(names(70)).toEqual(["final.py"]);
  });

  test("B-9 a run is one line of the log, with its verdict, its length and what came of it", () => {
    const output = { text: "", bytes: 0, cut: false, lossy: false };
    const result = { verdict: "runtime_error", message: "Ended with exit code 1.", stdout: output, stderr: output } as const;
    const r: Replay = {
      ...replay([
        event(3, { kind: "run_started", run_id: "run-3", file_id: "f1", language: "python", input: "4" }),
        event(5, { kind: "run_ended", run_id: "run-3", file_id: "f1", result }),
      ]),
      runs: [
        { run_id: "run-3", at_ms: 30, by: "p", file_id: "f1", duration_ms: 120, verdict: "runtime_error", stopped: false },
        { run_id: "run-9", at_ms: 90, by: "p", file_id: "gone", stopped: false },
      ],
    };
    expect(entriesOf(r).map((entry) => [entry.kind, entry.atMs, entry.id])).toEqual([
      ["run", 30, "run-3"],
      ["run", 90, "run-9"],
    ]);
    expect(runsOf(r)[0]).toMatchObject({ input: "4", result });
    expect(runsOf(r).map((run) => runSentence(r, run))).toEqual([
      "Somebody ran final.py: runtime error, 120 ms",
      "Somebody ran a deleted file: the interview ended first",
    ]);
    expect(entriesOf(r).filter((entry) => matches(entry, "chat"))).toEqual([]);
    expect(entriesOf(r).filter((entry) => matches(entry, "runs"))).toHaveLength(2);
  });

  test("B-9 a line tells the program's own time, as its figures do, and what it waited apart from it", () => {
    const output = { text: "", bytes: 0, cut: false, lossy: false };
    const result = { verdict: "accepted", message: "", stdout: output, stderr: output, cost: { cpu_ms: 20, wall_ms: 40, peak_bytes: 1 } } as const;
    const mark = { at_ms: 30, by: "p", file_id: "f1", duration_ms: 700, verdict: "accepted", stopped: false } as const;
    const r: Replay = {
      ...replay([event(5, { kind: "run_ended", run_id: "run-3", file_id: "f1", result })]),
      runs: [
        { ...mark, run_id: "run-3" },
        { ...mark, run_id: "run-4", stopped: true, verdict: "system_error" },
      ],
    };
    expect(runsOf(r).map((run) => [runSentence(r, run), waitedMs(run)])).toEqual([
      ["Somebody ran final.py: finished, 40 ms", 660],
      ["Somebody ran final.py: stopped, 700 ms", null],
    ]);
  });

  test("C-7 comments stand from when they were made until they were resolved", () => {
    const note = { participant_id: "p", text: "?", at_ms: 1 };
    const annotation = { id: "a", file_id: "f1", start: "", end: "", resolved: false, notes: [note] };
    const r = replay([
      event(2, { kind: "annotation_added", annotation }),
      event(3, { kind: "annotation_replied", annotation_id: "a", note: { ...note, text: "!" } }),
      event(5, { kind: "annotation_resolved", annotation_id: "a", resolved: true }),
    ]);
    expect(annotationsAt(r, 10)).toEqual([]);
    expect(annotationsAt(r, 40)[0]?.notes.map((n) => n.text)).toEqual(["?", "!"]);
    expect(annotationsAt(r, 50)).toEqual([]);
  });

  test("who typed is counted by part, relative to the busiest", () => {
    const mark = (at_ms: number, by: string) => ({ at_ms, by, seq: 0 });
    const edits = [mark(0, "a"), mark(10, "a"), mark(99, "a"), mark(100, "b"), mark(60, "b")];
    const rows = editDensity(edits, 0, 100, 2);
    expect([...(rows.get("a") ?? [])]).toEqual([1, 0.5]);
    expect([...(rows.get("b") ?? [])]).toEqual([0, 1]);
    expect(lastEdit(edits.slice(0, 2), 5)?.at_ms).toBe(0);
    expect(lastEdit(edits, -1)).toBeNull();
  });
});

describe("keys", () => {
  const press = (key: string, html: string, selector: string, over: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => {
    document.body.innerHTML = html;
    const target = document.querySelector(selector);
    return playbackKey({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, target, ...over });
  };

  test("the playback's keys work in the code, which nobody can write into", () => {
    const code = '<div class="monaco-editor"><textarea></textarea></div>';
    expect(press(" ", code, "textarea")).toEqual({ kind: "toggle" });
    expect(press("ArrowRight", code, "textarea")).toEqual({ kind: "seek", byMs: 5_000 });
    expect(press("ArrowLeft", code, "textarea", { shiftKey: true })).toEqual({ kind: "seek", byMs: -30_000 });
    expect(press("ArrowRight", code, "textarea", { ctrlKey: true })).toBeNull();
    expect(press(" ", '<div class="monaco-editor"><div class="find-widget"><textarea></textarea></div></div>', "textarea")).toBeNull();
  });

  test("a control keeps the keys it uses itself", () => {
    expect(press(" ", "<button></button>", "button")).toBeNull();
    expect(press("ArrowLeft", "<button></button>", "button")).toEqual({ kind: "seek", byMs: -5_000 });
    expect(press("ArrowLeft", '<input type="range">', "input")).toBeNull();
    expect(press("ArrowLeft", '<div role="radiogroup"><button role="radio"></button></div>', "button")).toBeNull();
  });
});

test("a paste is shown with what was pasted, an absence from its beginning", () => {
  const incident = { id: "i", participant_id: "p", started_at_ms: 5_000, severity: "yellow" as const, why: "" };
  expect(momentOf({ ...incident, what: { kind: "large_paste", file_id: "f", units: 300, lines: 4 } })).toBe(6_000);
  expect(momentOf({ ...incident, what: { kind: "away", signal: "tab_hidden" } })).toBe(5_000);
});
