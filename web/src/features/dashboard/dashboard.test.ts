import { describe, expect, test } from "vitest";
import type { InterviewSummary, MockSession, MockSummary, PillarMean, Room, StudentDashboard } from "@/api";
import { type Mocks, nextStep, otherUnfinished } from "./next-step";

const room: Room = {
  id: "r",
  title: "Round one",
  status: "open",
  guests_allowed: false,
  integrity: { red_after_ms: 15_000, burst_count: 3, burst_window_ms: 60_000, large_paste_units: 200 },
  host_id: "h",
  host_name: "H",
  my_role: "candidate",
  candidates: [],
  created_at_ms: 0,
  ended_at_ms: null,
};
const interview: InterviewSummary = {
  id: "i",
  room_id: "r",
  title: "Round one",
  interviewer_name: "H",
  candidate_name: "A",
  candidate_user_id: "u",
  composite: 70,
  held_at_ms: 0,
  submitted_at_ms: 0,
};
const pillars: PillarMean[] = [
  { pillar: "problem_solving", mean: 4, interviews: 2 },
  { pillar: "code_quality", mean: 2.5, interviews: 2 },
  { pillar: "culture_fit", mean: 0, interviews: 0 },
];
const dashboard = (over: Partial<StudentDashboard>): StudentDashboard => ({ interviews_held: 0, latest: null, pillars: [], open_rooms: [], ...over });

const NO_MOCKS: Mocks = { active: null, ended: null, report: null };
const ended = { id: "m", role: "backend", ended_at_ms: 100 } as MockSummary;
const reported = (...topics: string[]) => ({ ...ended, report: { practice: topics.map((topic) => ({ topic, why: "", positions: [1] })) } }) as MockSession;

describe("one clear next step", () => {
  test("an open room before all else", () => {
    expect(nextStep(dashboard({ open_rooms: [room], latest: interview, pillars }), NO_MOCKS, () => false).kind).toBe("open_room");
  });
  test("A-11 of an open room and a mock interview the one that was used last", () => {
    const mock = { id: "m", active_at_ms: 5 } as MockSummary;
    const mocks = { active: mock, ended, report: reported("caching") };
    const older = { ...room, created_at_ms: 4 };
    expect(nextStep(dashboard({ open_rooms: [older] }), mocks, () => false)).toEqual({ kind: "resume_mock", mock });
    expect(nextStep(dashboard({ open_rooms: [{ ...room, created_at_ms: 6 }] }), mocks, () => false).kind).toBe("open_room");
    expect(nextStep(dashboard({ latest: interview }), mocks, () => false)).toEqual({ kind: "resume_mock", mock });
  });
  test("A-11 beside it the next newest unfinished ones, three in all", () => {
    const unfinished = ["a", "b", "c", "d"].map((id) => ({ id }) as MockSummary);
    const ids = (...args: Parameters<typeof otherUnfinished>) => otherUnfinished(...args).map(({ id }) => id);
    expect(ids(unfinished, { kind: "resume_mock", mock: unfinished[0] as MockSummary })).toEqual(["b", "c"]);
    expect(ids(unfinished, { kind: "open_room", room })).toEqual(["a", "b", "c"]);
    expect(ids([], { kind: "first_mock" })).toEqual([]);
  });
  test("A-12 then feedback that was not read, though a mock interview came after it", () => {
    expect(nextStep(dashboard({ latest: interview, pillars }), { active: null, ended, report: reported("caching") }, () => false)).toEqual({ kind: "read_feedback", interview });
  });
  test("then the weakest pillar, among those that were rated", () => {
    expect(nextStep(dashboard({ latest: interview, pillars }), NO_MOCKS, () => true)).toMatchObject({ kind: "look_again", pillar: { pillar: "code_quality" } });
  });
  test("no pillar is called weak when all are alike", () => {
    const alike = pillars.slice(0, 1);
    expect(nextStep(dashboard({ latest: interview, pillars: alike }), NO_MOCKS, () => true).kind).toBe("read_feedback");
  });
  test("B-16 or the weakest topic of the last report, whichever of the two interviews is newer", () => {
    const mocks = { active: null, ended, report: reported("caching", "queues") };
    expect(nextStep(dashboard({}), mocks, () => false)).toEqual({ kind: "practise_topic", mock: mocks.report, topic: "caching" });
    expect(nextStep(dashboard({ latest: interview, pillars }), mocks, () => true).kind).toBe("practise_topic");
    expect(nextStep(dashboard({ latest: { ...interview, held_at_ms: 101 }, pillars }), mocks, () => true).kind).toBe("look_again");
  });
  test("B-16 a report without a weak topic, or that cannot be read, leads to another interview of the role", () => {
    expect(nextStep(dashboard({}), { active: null, ended, report: reported() }, () => false)).toEqual({ kind: "another_mock", mock: ended });
    expect(nextStep(dashboard({}), { active: null, ended, report: null }, () => false)).toEqual({ kind: "another_mock", mock: ended });
  });
  test("A-1 and a newcomer is sent to what can be done without anybody's link", () => {
    expect(nextStep(dashboard({}), NO_MOCKS, () => false)).toEqual({ kind: "first_mock" });
  });
});
