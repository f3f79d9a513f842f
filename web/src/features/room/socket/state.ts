import type {
  Annotation,
  EventBody,
  IceServer,
  Incident,
  IntegrityPolicy,
  Participant,
  RoomEvent,
  RoomFile,
  RoomRole,
  RoomStatus,
  ServerMessage,
  Track,
  Waiting,
  Welcome,
} from "@/api/room-socket";
import { type RoomRun, withRunEvent } from "../runs/runs";

export interface ChatLine {
  seq: number;
  atMs: number;
  by: string | null;
  text: string;
}

/** Things worth a quiet line between chat messages. */
export interface Notice {
  seq: number;
  atMs: number;
  kind: "joined" | "left" | "removed";
  participantId: string;
}

export interface RoomState {
  roomId: string;
  title: string;
  status: RoomStatus;
  integrity: IntegrityPolicy;
  me: string;
  role: RoomRole;
  /** In the order they were first seen, so that nothing moves when somebody leaves. */
  participants: Participant[];
  /** Ids of everybody who is or was a candidate: they can be evaluated. */
  candidates: string[];
  files: RoomFile[];
  annotations: Annotation[];
  tracks: Track[];
  chat: ChatLine[];
  notices: Notice[];
  /** By start time. */
  incidents: Incident[];
  /** Oldest first. */
  runs: RoomRun[];
  waiting: Waiting[];
  speakers: string[];
  /** Last event seen; sent in `hello` after a reconnect. */
  seq: number;
  /** Server clock minus this page's clock, ms. */
  clockOffsetMs: number;
  createdAtMs: number;
  iceServers: IceServer[];
  submitted: { interviewId: string; composite: number } | null;
}

/** What the page knows after one more server message; `null` until the first `welcome`. */
export function reduce(state: RoomState | null, message: ServerMessage, nowMs: number): RoomState | null {
  if (message.type === "welcome") return welcome(state, message, nowMs);
  if (!state) return null;
  switch (message.type) {
    case "event":
      return message.seq <= state.seq ? state : { ...apply(state, message), seq: message.seq };
    case "presence":
      return withParticipant(state, message.participant);
    case "lobby":
      return { ...state, waiting: message.waiting };
    case "speakers":
      return { ...state, speakers: message.participants };
    case "tracks":
      return { ...state, tracks: message.tracks };
    case "rubric_submitted":
      return { ...state, submitted: { interviewId: message.interview_id, composite: message.composite } };
    default:
      return state;
  }
}

function welcome(previous: RoomState | null, message: Welcome, nowMs: number): RoomState {
  const snapshot: RoomState = {
    roomId: message.room_id,
    title: message.title,
    status: message.status,
    integrity: message.integrity,
    me: message.me,
    role: message.role,
    participants: ordered(previous?.participants ?? [], message.participants),
    candidates: message.participants.filter((p) => p.role === "candidate" || previous?.candidates.includes(p.id)).map((p) => p.id),
    files: message.files,
    annotations: message.annotations,
    tracks: message.tracks,
    chat: previous?.chat ?? [],
    notices: previous?.notices ?? [],
    incidents: previous?.incidents ?? [],
    runs: previous?.runs ?? [],
    waiting: previous?.waiting ?? [],
    speakers: [],
    seq: message.seq,
    clockOffsetMs: message.server_now_ms - nowMs,
    createdAtMs: message.created_at_ms,
    iceServers: message.ice_servers,
    submitted: previous?.submitted ?? null,
  };
  const known = previous?.seq ?? 0;
  // The snapshot already holds people, files and annotations at `seq`; only histories are taken from the events.
  return message.events.filter((event) => event.seq > known).reduce(applyHistory, snapshot);
}

function ordered(known: Participant[], fresh: Participant[]): Participant[] {
  const byId = new Map(fresh.map((p) => [p.id, p]));
  const kept = known.flatMap((p) => byId.get(p.id) ?? []);
  const seen = new Set(kept.map((p) => p.id));
  return [...kept, ...fresh.filter((p) => !seen.has(p.id))];
}

function apply(state: RoomState, event: RoomEvent): RoomState {
  return applyEntity(applyHistory(state, event), event.body);
}

function applyHistory(state: RoomState, event: RoomEvent): RoomState {
  const { body, seq, at_ms: atMs } = event;
  switch (body.kind) {
    case "chat":
      return { ...state, chat: [...state.chat, { seq, atMs, by: event.by ?? null, text: body.text }] };
    case "joined":
    case "left":
    case "removed": {
      const joinsAs = body.kind === "joined" ? body.role : null;
      return {
        ...(joinsAs === "candidate" ? withCandidate(state, body.participant_id) : state),
        notices: [...state.notices, { seq, atMs, kind: body.kind, participantId: body.participant_id }],
      };
    }
    case "role_changed":
      // From or to candidate: there are no other changes.
      return withCandidate(state, body.participant_id);
    case "incident":
      return { ...state, incidents: withIncident(state.incidents, body.incident) };
    case "run_started":
    case "run_ended":
      return { ...state, runs: withRunEvent(state.runs, event) };
    default:
      return state;
  }
}

function applyEntity(state: RoomState, body: EventBody): RoomState {
  switch (body.kind) {
    case "role_changed":
      return changeParticipant(state, body.participant_id, (p) => ({ ...p, role: body.role }));
    case "left":
      return changeParticipant(state, body.participant_id, (p) => ({ ...p, presence: "left" }));
    case "removed":
      return changeParticipant(state, body.participant_id, (p) => ({ ...p, presence: "removed" }));
    case "muted":
      return changeParticipant(state, body.participant_id, (p) => ({
        ...p,
        media: { ...p.media, microphone: false },
      }));
    case "file_created":
    case "file_changed":
      return { ...state, files: upsert(state.files, body.file) };
    case "annotation_added":
      return { ...state, annotations: upsert(state.annotations, body.annotation) };
    case "annotation_replied":
      return changeAnnotation(state, body.annotation_id, (a) => ({ ...a, notes: [...a.notes, body.note] }));
    case "annotation_resolved":
      return changeAnnotation(state, body.annotation_id, (a) => ({ ...a, resolved: body.resolved }));
    case "ended":
      return { ...state, status: "ended" };
    default:
      return state;
  }
}

function withParticipant(state: RoomState, participant: Participant): RoomState {
  const role = participant.id === state.me ? participant.role : state.role;
  return { ...state, role, participants: upsert(state.participants, participant) };
}

function withCandidate(state: RoomState, id: string): RoomState {
  return state.candidates.includes(id) ? state : { ...state, candidates: [...state.candidates, id] };
}

/** Everybody who is or was a candidate, in the order they were first seen. */
export function candidatesOf(state: Pick<RoomState, "participants" | "candidates">): Participant[] {
  return state.participants.filter((p) => state.candidates.includes(p.id));
}

function changeParticipant(state: RoomState, id: string, change: (p: Participant) => Participant): RoomState {
  const participant = state.participants.find((p) => p.id === id);
  return participant ? withParticipant(state, change(participant)) : state;
}

function changeAnnotation(state: RoomState, id: string, change: (a: Annotation) => Annotation): RoomState {
  return { ...state, annotations: state.annotations.map((a) => (a.id === id ? change(a) : a)) };
}

function withIncident(incidents: Incident[], incident: Incident): Incident[] {
  return upsert(incidents, incident).sort((a, b) => a.started_at_ms - b.started_at_ms);
}

function upsert<T extends { id: string }>(list: T[], item: T): T[] {
  const at = list.findIndex((other) => other.id === item.id);
  return at < 0 ? [...list, item] : list.with(at, item);
}
