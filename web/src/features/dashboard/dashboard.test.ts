import { describe, expect, test } from "vitest";
import type { InterviewSummary, MockSummary, PillarMean, Room, StudentDashboard } from "@/api";
import { nextStep } from "./next-step";

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

describe("one clear next step", () => {
  test("an open room before all else", () => {
    expect(nextStep(dashboard({ open_rooms: [room], latest: interview, pillars }), null, () => false).kind).toBe("open_room");
  });
  test("A-11 of an open room and a mock interview the one that was used last", () => {
    const mock = { id: "m", active_at_ms: 5 } as MockSummary;
    const older = { ...room, created_at_ms: 4 };
    expect(nextStep(dashboard({ open_rooms: [older] }), mock, () => false)).toEqual({ kind: "resume_mock", mock });
    expect(nextStep(dashboard({ open_rooms: [{ ...room, created_at_ms: 6 }] }), mock, () => false).kind).toBe("open_room");
    expect(nextStep(dashboard({ latest: interview }), mock, () => false)).toEqual({ kind: "resume_mock", mock });
  });
  test("A-12 then feedback that was not read", () => {
    expect(nextStep(dashboard({ latest: interview, pillars }), null, () => false)).toEqual({ kind: "read_feedback", interview });
  });
  test("then the weakest pillar, among those that were rated", () => {
    expect(nextStep(dashboard({ latest: interview, pillars }), null, () => true)).toMatchObject({ kind: "look_again", pillar: { pillar: "code_quality" } });
  });
  test("no pillar is called weak when all are alike", () => {
    const alike = pillars.slice(0, 1);
    expect(nextStep(dashboard({ latest: interview, pillars: alike }), null, () => true).kind).toBe("read_feedback");
  });
  test("and a newcomer is shown the way", () => {
    expect(nextStep(dashboard({}), null, () => false)).toEqual({ kind: "first_interview" });
  });
});
