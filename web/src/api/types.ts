/** Names for the wire types of session-server/api. Instants are milliseconds since the Unix epoch, UTC. */

export type Role = "student" | "interviewer" | "admin";
export type SelfServiceRole = "student" | "interviewer";
export interface User {
  id: string;
  email: string;
  display_name: string;
  role: Role;
  verified: boolean;
  created_at_ms: number;
}
export interface SessionResponse {
  access_token: string;
  expires_at_ms: number;
  user: User;
}
export interface RegisterRequest {
  email: string;
  password: string;
  display_name: string;
  role: SelfServiceRole;
}
export interface LoginRequest {
  email: string;
  password: string;
}
export interface SetupRequest {
  token: string;
  email: string;
  password: string;
  display_name: string;
}
export interface DemoAccount {
  email: string;
  password: string;
  display_name: string;
  role: Role;
}
export interface SetupStatus {
  needs_setup: boolean;
  demo_accounts: DemoAccount[];
}
export type ErrorCode =
  | "bad_request"
  | "unauthenticated"
  | "wrong_credentials"
  | "forbidden"
  | "cross_site"
  | "not_found"
  | "conflict"
  | "email_taken"
  | "too_large"
  | "invalid"
  | "too_many_requests"
  | "unavailable"
  | "internal";
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  field?: string | null;
  retry_after_s?: number | null;
}
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
export interface InterviewSummary {
  id: string;
  room_id: string;
  title: string;
  interviewer_name: string;
  candidate_name: string;
  candidate_user_id?: string | null;
  composite: number;
  held_at_ms: number;
  submitted_at_ms: number;
}
export type AwaySignal = "tab_hidden" | "window_blur";
export type IncidentKind =
  | { kind: "away"; signal: AwaySignal }
  | { kind: "large_paste"; file_id: string; units: number; lines: number };
export type Severity = "yellow" | "red";
export interface Incident {
  id: string;
  participant_id: string;
  what: IncidentKind;
  started_at_ms: number;
  ended_at_ms?: number | null;
  duration_ms?: number | null;
  severity: Severity;
  why?: string | null;
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
export type RoomStatus = "open" | "ended";
export type RoomRole = "host" | "candidate" | "observer";
export interface IntegrityPolicy {
  red_after_ms: number;
  burst_count: number;
  burst_window_ms: number;
  large_paste_units: number;
}
export interface CreateRoomRequest {
  title: string;
  guests_allowed: boolean;
  integrity?: IntegrityPolicy | null;
}
export interface RoomCandidate {
  participant_id: string;
  display_name: string;
  user_id?: string | null;
}
export interface Room {
  id: string;
  title: string;
  status: RoomStatus;
  guests_allowed: boolean;
  integrity: IntegrityPolicy;
  host_id: string;
  host_name: string;
  my_role?: RoomRole | null;
  candidates: RoomCandidate[];
  created_at_ms: number;
  ended_at_ms?: number | null;
}
export interface RoomLobby {
  id: string;
  title: string;
  host_name: string;
  status: RoomStatus;
  guests_allowed: boolean;
  integrity: IntegrityPolicy;
}
export interface GuestPass {
  guest_token: string;
  participant_id: string;
  expires_at_ms: number;
}
export type TicketKind = "room" | "doc";
export interface Ticket {
  ticket: string;
  participant_id: string;
  expires_at_ms: number;
}
export interface StudentDashboard {
  interviews_held: number;
  latest?: InterviewSummary | null;
  pillars: PillarMean[];
  open_rooms: Room[];
}
export type UserEvent =
  | { type: "resync" }
  | { type: "interview_submitted"; interview: InterviewSummary }
  | { type: "room_changed"; room_id: string };
