import { describe, expect, test } from "vitest";
import type { InterviewSummary, Room } from "@/api";
import { roomCodeIn, roomLink } from "./code";
import { NEW_ROOM, readRoomForm } from "./create-form";
import { lanesOf } from "./lanes";

test("a room code is found in a link, by itself, and without its dashes", () => {
  const code = "bcdf-ghjk-lmnp";
  for (const text of [code, " BCDF-GHJK-LMNP ", "bcdfghjklmnp", "http://localhost:8080/r/bcdf-ghjk-lmnp?x=1", "Join: https://a.example/r/bcdf-ghjk-lmnp, at nine", "bcdf ghjk lmnp"]) {
    expect(roomCodeIn(text)).toBe(code);
  }
  for (const text of ["", "hello", "bcdf-ghjk", "bcdf-ghjk-lmn1", "xbcdf-ghjk-lmnp"]) {
    expect(roomCodeIn(text)).toBeNull();
  }
  expect(roomLink(code, "http://localhost:8080")).toBe("http://localhost:8080/r/bcdf-ghjk-lmnp");
});

describe("VC-3 thresholds of a new room", () => {
  test("the defaults are the server's", () => {
    const read = readRoomForm({ ...NEW_ROOM, title: " Round one " });
    expect(read).toEqual({
      request: {
        title: "Round one",
        guests_allowed: true,
        integrity: { red_after_ms: 15_000, burst_count: 3, burst_window_ms: 60_000, large_paste_units: 200 },
      },
    });
  });
  test("what the server would refuse is said beside its field", () => {
    const read = readRoomForm({ ...NEW_ROOM, title: "", redAfterS: "0", burstCount: "2.5", burstWindowS: "", pasteUnits: "19" });
    expect("faults" in read && Object.keys(read.faults).sort()).toEqual(["burstCount", "burstWindowS", "pasteUnits", "redAfterS", "title"]);
  });
});

describe("VA-7 lanes of the board", () => {
  const asha = { participant_id: "p1", display_name: "Asha", user_id: "u1" };
  const gale = { participant_id: "p2", display_name: "Gale", user_id: null };
  const room = (id: string, over: Partial<Room>): Room => ({
    id,
    title: id,
    status: "open",
    guests_allowed: true,
    integrity: { red_after_ms: 15_000, burst_count: 3, burst_window_ms: 60_000, large_paste_units: 200 },
    host_id: "h",
    host_name: "H",
    my_role: "host",
    candidates: [],
    created_at_ms: 0,
    ended_at_ms: null,
    ...over,
  });
  const filed = (id: string, roomId: string, over: Partial<InterviewSummary> = {}): InterviewSummary => ({
    id,
    room_id: roomId,
    title: roomId,
    interviewer_name: "H",
    candidate_name: "Asha",
    candidate_user_id: "u1",
    composite: 70,
    held_at_ms: 10,
    submitted_at_ms: 20,
    ...over,
  });

  test("open rooms are upcoming, newest first; ended ones completed", () => {
    const lanes = lanesOf([room("a", { created_at_ms: 1 }), room("b", { created_at_ms: 2 }), room("c", { status: "ended", ended_at_ms: 5 })], [], 0);
    expect(lanes.open.map((entry) => entry.room.id)).toEqual(["b", "a"]);
    expect(lanes.completed.map((entry) => entry.key)).toEqual(["c"]);
  });
  test("evaluations are shown with their room, and what is missing is named", () => {
    const [entry] = lanesOf([room("a", { status: "ended", ended_at_ms: 5, candidates: [asha, gale] })], [filed("i", "a")], 0).completed;
    expect(entry?.filed.map((interview) => interview.id)).toEqual(["i"]);
    expect(entry?.missing).toEqual([gale]);
  });
  test("a guest's evaluation is known by the name", () => {
    const [entry] = lanesOf([room("a", { status: "ended", candidates: [gale] })], [filed("i", "a", { candidate_user_id: null, candidate_name: "Gale" })], 0).completed;
    expect(entry?.missing).toEqual([]);
  });
  test("nothing is called missing before the evaluations of that time are loaded", () => {
    const [entry] = lanesOf([room("a", { status: "ended", created_at_ms: 10, candidates: [asha] })], [], 50).completed;
    expect(entry?.missing).toEqual([]);
  });
  test("an evaluation whose room is not loaded is shown all the same", () => {
    expect(lanesOf([], [filed("i", "gone")], 0).completed).toMatchObject([{ key: "i", room: null }]);
  });
  test("rooms somebody else hosts are not on the board", () => {
    expect(lanesOf([room("a", { my_role: "candidate" })], [], 0)).toEqual({ open: [], completed: [] });
  });
});
