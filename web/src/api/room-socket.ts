/** The room socket's messages as session-server/api/src/room_socket.rs defines them. Instants are ms since the epoch. */

import type { AwaySignal, Incident, IntegrityPolicy, RoomRole, RoomStatus } from "./types";

export type { AwaySignal, Incident, IntegrityPolicy, RoomRole, RoomStatus } from "./types";
export type { IncidentKind, Severity } from "./types";

export const PROTOCOL_VERSION = 1;

export type TrackSource = "camera" | "microphone" | "screen";
export type PresenceState = "online" | "reconnecting" | "left" | "removed";

export interface MediaState {
  camera: boolean;
  microphone: boolean;
  screen: boolean;
}

export interface Participant {
  id: string;
  user_id?: string | null;
  display_name: string;
  role: RoomRole;
  presence: PresenceState;
  media: MediaState;
  colour: number;
  doc_clients: number[];
}

export interface Waiting {
  participant_id: string;
  display_name: string;
  guest: boolean;
  since_ms: number;
}

export interface RoomFile {
  id: string;
  name: string;
  language: string;
  deleted: boolean;
}

export interface AnnotationNote {
  participant_id: string;
  text: string;
  at_ms: number;
}

export interface Annotation {
  id: string;
  file_id: string;
  start: string;
  end: string;
  resolved: boolean;
  notes: AnnotationNote[];
}

export interface Track {
  id: string;
  participant_id: string;
  source: TrackSource;
}

export type EventBody =
  | { kind: "chat"; text: string }
  | { kind: "joined"; participant_id: string; display_name: string; role: RoomRole }
  | { kind: "left"; participant_id: string }
  | { kind: "removed"; participant_id: string }
  | { kind: "role_changed"; participant_id: string; role: RoomRole }
  | { kind: "incident"; incident: Incident }
  | { kind: "file_created"; file: RoomFile }
  | { kind: "file_changed"; file: RoomFile }
  | { kind: "annotation_added"; annotation: Annotation }
  | { kind: "annotation_replied"; annotation_id: string; note: AnnotationNote }
  | { kind: "annotation_resolved"; annotation_id: string; resolved: boolean }
  | { kind: "muted"; participant_id: string }
  | { kind: "ended" };

export interface RoomEvent {
  seq: number;
  at_ms: number;
  by?: string | null;
  body: EventBody;
}

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

export interface Welcome {
  room_id: string;
  title: string;
  status: RoomStatus;
  integrity: IntegrityPolicy;
  me: string;
  role: RoomRole;
  participants: Participant[];
  files: RoomFile[];
  annotations: Annotation[];
  tracks: Track[];
  events: RoomEvent[];
  seq: number;
  server_now_ms: number;
  created_at_ms: number;
  ice_servers: IceServer[];
}

export type Action =
  | { kind: "chat"; text: string }
  | { kind: "away_began"; incident_id: string; signal: AwaySignal; began_ago_ms: number }
  | { kind: "away_ended"; incident_id: string; duration_ms: number }
  | { kind: "large_paste"; incident_id: string; file_id: string; units: number; lines: number }
  | { kind: "file_create"; name: string; language: string }
  | { kind: "file_rename"; file_id: string; name: string }
  | { kind: "file_language"; file_id: string; language: string }
  | { kind: "file_delete"; file_id: string }
  | { kind: "annotation_add"; annotation_id: string; file_id: string; start: string; end: string; text: string }
  | { kind: "annotation_reply"; annotation_id: string; text: string }
  | { kind: "annotation_resolve"; annotation_id: string; resolved: boolean }
  | { kind: "admit"; participant_id: string; role: RoomRole }
  | { kind: "deny"; participant_id: string }
  | { kind: "set_role"; participant_id: string; role: RoomRole }
  | { kind: "mute"; participant_id: string }
  | { kind: "remove"; participant_id: string }
  | { kind: "end" };

export interface MediaOffer {
  session: number;
  offer: number;
  sdp: string;
  publish: { mid: string; source: TrackSource }[];
  subscribe: { mid: string; track_id: string }[];
}

export type ClientMessage =
  | { type: "hello"; version: number; last_seq: number }
  | { type: "ping"; nonce: number }
  | { type: "act"; cid: string; action: Action }
  | { type: "media_state"; state: MediaState }
  | ({ type: "media_offer" } & MediaOffer)
  | { type: "media_ice"; session: number; candidate: string }
  | { type: "leave" };

export type ServerMessage =
  | { type: "waiting" }
  | ({ type: "welcome" } & Welcome)
  | ({ type: "event" } & RoomEvent)
  | { type: "ack"; cid: string; seq: number }
  | { type: "refused"; cid: string; reason: string }
  | { type: "pong"; nonce: number }
  | { type: "presence"; participant: Participant }
  | { type: "lobby"; waiting: Waiting[] }
  | { type: "speakers"; participants: string[] }
  | { type: "tracks"; tracks: Track[] }
  | { type: "media_answer"; session: number; offer: number; sdp: string }
  | { type: "media_failed"; session: number; reason: string }
  | { type: "muted" }
  | { type: "rubric_submitted"; interview_id: string; composite: number };
