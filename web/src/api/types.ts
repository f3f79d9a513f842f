/** Names for the wire types of session-server/api. Instants are milliseconds since the Unix epoch, UTC. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type AwaySignal = Schemas["AwaySignal"];
export type CreateRoomRequest = Schemas["CreateRoomRequest"];
export type DemoAccount = Schemas["DemoAccount"];
export type ErrorBody = Schemas["ErrorBody"];
export type ErrorCode = Schemas["ErrorCode"];
export type GuestPass = Schemas["GuestPass"];
export type Incident = Schemas["Incident"];
export type IncidentKind = Schemas["IncidentKind"];
export type IntegrityPolicy = Schemas["IntegrityPolicy"];
export type Interview = Schemas["Interview"];
export type InterviewSummary = Schemas["InterviewSummary"];
export type LoginRequest = Schemas["LoginRequest"];
export type Pillar = Schemas["Pillar"];
export type PillarMean = Schemas["PillarMean"];
export type PillarRating = Schemas["PillarRating"];
export type RegisterRequest = Schemas["RegisterRequest"];
export type Role = Schemas["Role"];
export type Room = Schemas["Room"];
export type RoomCandidate = Schemas["RoomCandidate"];
export type RoomLobby = Schemas["RoomLobby"];
export type RoomRole = Schemas["RoomRole"];
export type RoomStatus = Schemas["RoomStatus"];
export type RubricDraft = Schemas["RubricDraft"];
export type SaveRubricRequest = Schemas["SaveRubricRequest"];
export type SelfServiceRole = Schemas["SelfServiceRole"];
export type SessionResponse = Schemas["SessionResponse"];
export type SetupRequest = Schemas["SetupRequest"];
export type SetupStatus = Schemas["SetupStatus"];
export type Severity = Schemas["Severity"];
export type StudentDashboard = Schemas["StudentDashboard"];
export type Ticket = Schemas["Ticket"];
export type TicketKind = Schemas["TicketKind"];
export type User = Schemas["User"];
export type UserEvent = Schemas["UserEvent"];
