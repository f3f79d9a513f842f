import type { InterviewSummary, MockSession, MockSummary, PillarMean, Room, StudentDashboard } from "@/api";

/** The one thing the dashboard suggests. */
export type NextStep =
  | { kind: "open_room"; room: Room }
  | { kind: "resume_mock"; mock: MockSummary }
  | { kind: "read_feedback"; interview: InterviewSummary }
  | { kind: "look_again"; pillar: PillarMean; interview: InterviewSummary }
  | { kind: "practise_topic"; mock: MockSession; topic: string }
  | { kind: "another_mock"; mock: MockSummary }
  | { kind: "first_mock" };

export interface Mocks {
  /** The mock interview that was used last, if one goes on. */
  active: MockSummary | null;
  /** The one that ended last. */
  ended: MockSummary | null;
  /** The same with its report; null while that cannot be read. */
  report: MockSession | null;
}

/** So many unfinished mock interviews are offered: more would be a list to choose from, which their own page has. */
export const MOST_UNFINISHED = 3;

/** The newest unfinished mock interviews but for the one that is the next step itself. */
export function otherUnfinished(active: readonly MockSummary[], step: NextStep): MockSummary[] {
  return active.slice(0, MOST_UNFINISHED).filter(({ id }) => step.kind !== "resume_mock" || step.mock.id !== id);
}

/**
 * What goes on comes before everything: of a live room and a mock interview the one that was used last. Then
 * feedback that was not read in this browser; then what the newer of the last live and the last mock interview showed
 * to be weakest. Nobody is sent to a live interview: for that one needs an interviewer's link.
 */
export function nextStep(dashboard: StudentDashboard, mocks: Mocks, isRead: (interviewId: string) => boolean): NextStep {
  const room = dashboard.open_rooms[0];
  const { active, ended, report } = mocks;
  if (active && (room === undefined || active.active_at_ms > room.created_at_ms)) return { kind: "resume_mock", mock: active };
  if (room !== undefined) return { kind: "open_room", room };
  const interview = dashboard.latest ?? null;
  if (interview && !isRead(interview.id)) return { kind: "read_feedback", interview };
  if (interview && interview.held_at_ms > (ended?.ended_at_ms ?? -Infinity)) {
    const pillar = weakest(dashboard.pillars);
    if (pillar) return { kind: "look_again", pillar, interview };
  }
  if (ended) {
    const topic = report?.report?.practice[0]?.topic;
    return report && topic !== undefined ? { kind: "practise_topic", mock: report, topic } : { kind: "another_mock", mock: ended };
  }
  return interview ? { kind: "read_feedback", interview } : { kind: "first_mock" };
}

/** The lowest pillar, once it is lower than another. */
function weakest(pillars: readonly PillarMean[]): PillarMean | null {
  const rated = pillars.filter((pillar) => pillar.interviews > 0);
  const lowest = rated.reduce<PillarMean | null>((low, pillar) => (low === null || pillar.mean < low.mean ? pillar : low), null);
  return lowest !== null && rated.some((pillar) => pillar.mean > lowest.mean) ? lowest : null;
}
