/** Names for the wire types of a room's recording (session-server/api, replay.rs). */
import type { Annotation, Participant, RoomEvent, RoomFile } from "./room-socket";
import type { components } from "./schema";
import type { Room } from "./types";

type Schemas = components["schemas"];

export interface EditMark {
  at_ms: number;
  by: string;
  seq: number;
}

export type RunMark = Schemas["RunMark"];

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
