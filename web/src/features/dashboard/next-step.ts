import type { InterviewSummary, MockSummary, PillarMean, Room, StudentDashboard } from "@/api";

/** The one thing the dashboard suggests. */
export type NextStep =
  | { kind: "open_room"; room: Room }
  | { kind: "resume_mock"; mock: MockSummary }
  | { kind: "read_feedback"; interview: InterviewSummary }
  | { kind: "look_again"; pillar: PillarMean; interview: InterviewSummary }
  | { kind: "first_interview" };

/**
 * What goes on comes before everything: of a live room and a mock interview the one that was used last. Then feedback that was not read in this browser; then the weakest pillar,
 * once it is weaker than another.
 */
export function nextStep(dashboard: StudentDashboard, mock: MockSummary | null, isRead: (interviewId: string) => boolean): NextStep {
  const room = dashboard.open_rooms[0];
  if (mock && (room === undefined || mock.active_at_ms > room.created_at_ms)) return { kind: "resume_mock", mock };
  if (room !== undefined) return { kind: "open_room", room };
  const interview = dashboard.latest;
  if (interview === null || interview === undefined) return { kind: "first_interview" };
  if (!isRead(interview.id)) return { kind: "read_feedback", interview };
  const rated = dashboard.pillars.filter((pillar) => pillar.interviews > 0);
  const lowest = rated.reduce<PillarMean | null>((low, pillar) => (low === null || pillar.mean < low.mean ? pillar : low), null);
  if (lowest !== null && rated.some((pillar) => pillar.mean > lowest.mean)) return { kind: "look_again", pillar: lowest, interview };
  return { kind: "read_feedback", interview };
}
