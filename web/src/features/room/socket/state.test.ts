import { describe, expect, test } from "vitest";
import type { Incident, Participant, RoomEvent, ServerMessage, Welcome } from "@/api/room-socket";
import { type RoomState, candidatesOf, reduce } from "./state";

function person(id: string, over: Partial<Participant> = {}): Participant {
  return {
    id,
    user_id: null,
    display_name: id,
    role: "candidate",
    presence: "online",
    media: { camera: false, microphone: false, screen: false },
    colour: 0,
    doc_clients: [],
    ...over,
  };
}

function welcome(over: Partial<Welcome> = {}): ServerMessage {
  return {
    type: "welcome",
    room_id: "r",
    title: "Backend interview",
    status: "open",
    integrity: { red_after_ms: 15_000, burst_count: 3, burst_window_ms: 60_000, large_paste_units: 200 },
    me: "me",
    role: "candidate",
    participants: [person("me"), person("host", { role: "host" })],
    files: [{ id: "f1", name: "main.py", language: "python", deleted: false }],
    annotations: [],
    tracks: [],
    events: [],
    seq: 10,
    server_now_ms: 5_000,
    created_at_ms: 1,
    ice_servers: [],
    ...over,
  };
}

const chat = (seq: number, text = `m${seq}`): RoomEvent => ({
  seq,
  at_ms: seq,
  by: "host",
  body: { kind: "chat", text },
});

const incident = (over: Partial<Incident> = {}): Incident => ({
  id: "i1",
  participant_id: "me",
  what: { kind: "away", signal: "tab_hidden" },
  started_at_ms: 100,
  severity: "yellow",
  ...over,
});

function play(messages: ServerMessage[]): RoomState {
  const state = messages.reduce<RoomState | null>((s, m) => reduce(s, m, 4_000), null);
  if (!state) throw new Error("no welcome in the script");
  return state;
}

describe("reduce", () => {
  test("nothing is known before the first welcome", () => {
    expect(reduce(null, { type: "event", ...chat(1) }, 0)).toBeNull();
  });

  test("ARCH-10 after a reconnect missed events are added once, and known ones are not repeated", () => {
    const state = play([
      welcome({ events: [chat(3), chat(9)] }),
      { type: "event", ...chat(11) },
      welcome({ events: [chat(11), chat(12)], seq: 12 }),
      { type: "event", ...chat(12) },
      { type: "event", ...chat(13) },
    ]);
    expect(state.chat.map((line) => line.seq)).toEqual([3, 9, 11, 12, 13]);
    expect(state.seq).toBe(13);
  });

  test("the server's clock is known by its difference", () => {
    expect(play([welcome()]).clockOffsetMs).toBe(1_000);
  });

  test("people keep their place when somebody comes, goes and returns", () => {
    const state = play([
      welcome(),
      { type: "presence", participant: person("third") },
      { type: "event", seq: 11, at_ms: 0, by: null, body: { kind: "left", participant_id: "host" } },
      welcome({ participants: [person("third"), person("host", { role: "host" }), person("me")], seq: 11 }),
    ]);
    expect(state.participants.map((p) => p.id)).toEqual(["me", "host", "third"]);
  });

  test("VC-1 a later event of the same incident replaces it", () => {
    const state = play([
      welcome(),
      { type: "event", seq: 11, at_ms: 0, by: "me", body: { kind: "incident", incident: incident() } },
      {
        type: "event",
        seq: 12,
        at_ms: 0,
        by: "me",
        body: {
          kind: "incident",
          incident: incident({ severity: "red", ended_at_ms: 20_100, duration_ms: 20_000 }),
        },
      },
    ]);
    expect(state.incidents).toEqual([incident({ severity: "red", ended_at_ms: 20_100, duration_ms: 20_000 })]);
  });

  test("C-7 annotations in the snapshot do not get their replies a second time", () => {
    const note = { participant_id: "host", text: "why?", at_ms: 1 };
    const annotation = { id: "a1", file_id: "f1", start: "", end: "", resolved: false, notes: [note] };
    const reply = { participant_id: "me", text: "because", at_ms: 2 };
    const events: RoomEvent[] = [
      { seq: 9, at_ms: 1, by: "host", body: { kind: "annotation_added", annotation } },
      { seq: 10, at_ms: 2, by: "me", body: { kind: "annotation_replied", annotation_id: "a1", note: reply } },
    ];
    const state = play([
      welcome({ annotations: [{ ...annotation, notes: [note, reply] }], events }),
      {
        type: "event",
        seq: 11,
        at_ms: 3,
        by: "me",
        body: { kind: "annotation_replied", annotation_id: "a1", note: { ...reply, text: "more" } },
      },
      { type: "event", seq: 12, at_ms: 3, by: "host", body: { kind: "annotation_resolved", annotation_id: "a1", resolved: true } },
    ]);
    expect(state.annotations[0]?.notes.map((n) => n.text)).toEqual(["why?", "because", "more"]);
    expect(state.annotations[0]?.resolved).toBe(true);
  });

  test("C-6 files are created and changed by event", () => {
    const state = play([
      welcome(),
      { type: "event", seq: 11, at_ms: 0, by: "me", body: { kind: "file_created", file: { id: "f2", name: "b", language: "go", deleted: false } } },
      { type: "event", seq: 12, at_ms: 0, by: "me", body: { kind: "file_changed", file: { id: "f1", name: "a", language: "go", deleted: true } } },
    ]);
    expect(state.files.map((f) => [f.id, f.name, f.deleted])).toEqual([
      ["f1", "a", true],
      ["f2", "b", false],
    ]);
  });

  test("VC-4 who was a candidate stays one to evaluate, also for a page that comes later", () => {
    const joined = (seq: number, id: string, role: "candidate" | "observer") =>
      ({ type: "event", seq, at_ms: 0, by: "host", body: { kind: "joined", participant_id: id, display_name: id, role } }) satisfies ServerMessage;
    const changed = { type: "event", seq: 13, at_ms: 0, by: "host", body: { kind: "role_changed", participant_id: "bo", role: "observer" } } satisfies ServerMessage;
    const live = play([
      welcome(),
      joined(11, "bo", "candidate"),
      { type: "presence", participant: person("bo", { role: "candidate" }) },
      joined(12, "cy", "observer"),
      { type: "presence", participant: person("cy", { role: "observer" }) },
      changed,
    ]);
    const later = play([
      welcome({
        participants: [person("bo", { role: "observer" }), person("cy", { role: "observer" })],
        events: [joined(11, "bo", "candidate"), joined(12, "cy", "observer"), changed],
        seq: 13,
      }),
    ]);
    for (const state of [live, later]) {
      const ids = candidatesOf(state).map((p) => p.id);
      expect(ids).toContain("bo");
      expect(ids).not.toContain("cy");
    }
  });

  test("a change of one's own role reaches the page", () => {
    const state = play([
      welcome(),
      { type: "event", seq: 11, at_ms: 0, by: "host", body: { kind: "role_changed", participant_id: "me", role: "observer" } },
    ]);
    expect(state.role).toBe("observer");
    expect(state.participants[0]?.role).toBe("observer");
  });
});
