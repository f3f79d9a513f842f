/** Names for the wire types of a room's recording (session-server/api, replay.rs). */
import type { Annotation, Participant, RoomEvent, RoomFile } from "./room-socket";
import type { Room } from "./types";

export interface EditMark {
  at_ms: number;
  by: string;
  seq: number;
}

export interface RunMark {
  at_ms: number;
  by: string;
  file_id: string;
  duration_ms: number;
}

export interface Replay {
  room: Room;
  participants: Participant[];
  files: RoomFile[];
  annotations: Annotation[];
  started_at_ms: number;
  ended_at_ms: number;
  events: RoomEvent[];
  edits: EditMark[];
  runs: RunMark[];
  document_damaged: boolean;
}
