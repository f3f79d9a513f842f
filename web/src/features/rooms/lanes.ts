import type { InterviewSummary, Room, RoomCandidate } from "@/api";

/** A room that is over, or an evaluation whose room is not loaded, as the completed lane shows it. */
export interface CompletedEntry {
  key: string;
  title: string;
  atMs: number;
  room: Room | null;
  filed: InterviewSummary[];
  /** Candidates whose rubric is not filed, as far as that is known. */
  missing: RoomCandidate[];
}

export interface Lanes {
  open: { room: Room; filed: InterviewSummary[] }[];
  completed: CompletedEntry[];
}

/**
 * Sorts rooms and evaluations into the lanes of the board. `interviewsSinceMs`: every evaluation submitted at or after
 * this instant is in `interviews`; only for rooms made since then can one be called missing.
 */
export function lanesOf(rooms: readonly Room[], interviews: readonly InterviewSummary[], interviewsSinceMs: number): Lanes {
  const byRoom = new Map<string, InterviewSummary[]>();
  for (const interview of interviews) {
    byRoom.set(interview.room_id, [...(byRoom.get(interview.room_id) ?? []), interview]);
  }
  const hosted = rooms.filter((room) => room.my_role === "host" || room.my_role === null || room.my_role === undefined);
  const known = new Set(hosted.map((room) => room.id));
  const completed: CompletedEntry[] = hosted
    .filter((room) => room.status === "ended")
    .map((room) => {
      const filed = byRoom.get(room.id) ?? [];
      return {
        key: room.id,
        title: room.title,
        atMs: room.ended_at_ms ?? room.created_at_ms,
        room,
        filed,
        missing: room.created_at_ms >= interviewsSinceMs ? room.candidates.filter((candidate) => !isFiled(candidate, filed)) : [],
      };
    });
  for (const interview of interviews) {
    if (known.has(interview.room_id)) continue;
    completed.push({ key: interview.id, title: interview.title, atMs: interview.held_at_ms, room: null, filed: [interview], missing: [] });
  }
  return {
    open: hosted
      .filter((room) => room.status === "open")
      .sort((a, b) => b.created_at_ms - a.created_at_ms)
      .map((room) => ({ room, filed: byRoom.get(room.id) ?? [] })),
    completed: completed.sort((a, b) => b.atMs - a.atMs),
  };
}

function isFiled(candidate: RoomCandidate, filed: readonly InterviewSummary[]): boolean {
  return filed.some((interview) =>
    candidate.user_id === null || candidate.user_id === undefined
      ? (interview.candidate_user_id ?? null) === null && interview.candidate_name === candidate.display_name
      : interview.candidate_user_id === candidate.user_id,
  );
}
