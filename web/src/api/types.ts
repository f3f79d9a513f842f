/** Names for the wire types of session-server/api. Instants are milliseconds since the Unix epoch, UTC. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type AwaySignal = Schemas["AwaySignal"];
export type DemoAccount = Schemas["DemoAccount"];
export type ErrorBody = Schemas["ErrorBody"];
export type ErrorCode = Schemas["ErrorCode"];
export type Incident = Schemas["Incident"];
export type IncidentKind = Schemas["IncidentKind"];
export type IntegrityPolicy = Schemas["IntegrityPolicy"];
export type InterviewSummary = Schemas["InterviewSummary"];
export type LoginRequest = Schemas["LoginRequest"];
export type RegisterRequest = Schemas["RegisterRequest"];
export type Role = Schemas["Role"];
export type RoomRole = Schemas["RoomRole"];
export type RoomStatus = Schemas["RoomStatus"];
export type SelfServiceRole = Schemas["SelfServiceRole"];
export type SessionResponse = Schemas["SessionResponse"];
export type SetupRequest = Schemas["SetupRequest"];
export type SetupStatus = Schemas["SetupStatus"];
export type Severity = Schemas["Severity"];
export type CreateRoomRequest = Schemas["CreateRoomRequest"];
export type RoomCandidate = Schemas["RoomCandidate"];
export type Room = Schemas["Room"];
export type RoomLobby = Schemas["RoomLobby"];
export type GuestPass = Schemas["GuestPass"];
export type TicketKind = Schemas["TicketKind"];
export type Ticket = Schemas["Ticket"];
export type User = Schemas["User"];
export type UserEvent = Schemas["UserEvent"];

export interface Page<T> {
  items: T[];
  next?: string | null;
}
export type Pillar =
  | "problem_solving"
  | "technical_accuracy"
  | "code_quality"
  | "communication_clarity"
  | "behavioural_competency"
  | "culture_fit";
export interface PillarRating {
  pillar: Pillar;
  rating?: number | null;
  notes: string;
}
export interface RubricDraft {
  room_id: string;
  candidate: string;
  pillars: PillarRating[];
  summary: string;
  version: number;
  updated_at_ms?: number | null;
  submitted?: string | null;
}
export interface SaveRubricRequest {
  pillars: PillarRating[];
  summary: string;
  version: number;
}
export interface Interview extends InterviewSummary {
  pillars: PillarRating[];
  feedback: string;
  incidents: Incident[];
}
export interface PillarMean {
  pillar: Pillar;
  mean: number;
  interviews: number;
}
export interface StudentDashboard {
  interviews_held: number;
  latest?: InterviewSummary | null;
  pillars: PillarMean[];
  open_rooms: Room[];
}
