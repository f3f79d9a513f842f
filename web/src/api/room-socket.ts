/** Names for the room socket's wire types (session-server/api, room_socket.rs). Instants are ms since the Unix epoch, UTC. */
import type { components } from "./schema";

type Schemas = components["schemas"];

/** What this page speaks; a server that speaks another closes with 4426. */
export const PROTOCOL_VERSION = 1;

export type Action = Schemas["Action"];
export type Annotation = Schemas["Annotation"];
export type AwaySignal = Schemas["AwaySignal"];
export type ClientMessage = Schemas["ClientMessage"];
export type EventBody = Schemas["EventBody"];
export type IceServer = Schemas["IceServer"];
export type Incident = Schemas["Incident"];
export type IntegrityPolicy = Schemas["IntegrityPolicy"];
export type MediaOffer = Schemas["MediaOffer"];
export type MediaState = Schemas["MediaState"];
export type Participant = Schemas["Participant"];
export type PresenceState = Schemas["Presence"];
export type RoomEvent = Schemas["RoomEvent"];
export type RoomFile = Schemas["File"];
export type RoomRole = Schemas["RoomRole"];
export type RoomStatus = Schemas["RoomStatus"];
export type ServerMessage = Schemas["ServerMessage"];
export type Severity = Schemas["Severity"];
export type Track = Schemas["Track"];
export type TrackSource = Schemas["TrackSource"];
export type Waiting = Schemas["Waiting"];
export type Welcome = Schemas["Welcome"];
