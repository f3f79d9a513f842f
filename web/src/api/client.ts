import { ApiError, isApiError } from "./error";
import { type Method, type RequestOptions, bodyOf, send } from "./http";
import { session } from "./session";
import type {
  CreateRoomRequest,
  GuestPass,
  Interview,
  InterviewSummary,
  Page,
  Room,
  RoomLobby,
  RubricDraft,
  SaveRubricRequest,
  SetupStatus,
  StudentDashboard,
  Ticket,
  TicketKind,
  User,
} from "./types";

type CallOptions = Omit<RequestOptions, "token">;

/** Sends as the signed-in user, renewing the access token when the server says it has run out. */
export async function sendAuthorized(method: Method, path: string, options: CallOptions = {}): Promise<Response> {
  const token = await session.token();
  if (token === null) throw new ApiError("unauthenticated", "Sign in to go on.", 401);
  try {
    return await send(method, path, { ...options, token });
  } catch (error) {
    if (!isApiError(error, "unauthenticated") || !(await session.renew(token))) throw error;
    const renewed = await session.token();
    if (renewed === null) throw error;
    return send(method, path, { ...options, token: renewed });
  }
}

async function call<Body>(method: Method, path: string, options?: CallOptions): Promise<Body> {
  return bodyOf<Body>(await sendAuthorized(method, path, options));
}

/** Sends without a session, or with a guest's token. */
async function callAs<Body>(token: string | null, method: Method, path: string, options: CallOptions = {}): Promise<Body> {
  return bodyOf<Body>(await send(method, path, token === null ? options : { ...options, token }));
}

const id = encodeURIComponent;

/** How the caller of a room's routes is known: the signed-in user, or a guest by the token of its pass. */
export type RoomCaller = { kind: "user" } | { kind: "guest"; token: string };

function asCaller<Body>(caller: RoomCaller, method: Method, path: string, options?: CallOptions): Promise<Body> {
  return caller.kind === "user" ? call(method, path, options) : callAs(caller.token, method, path, options);
}

export const api = {
  setupStatus: (signal?: AbortSignal) => callAs<SetupStatus>(null, "GET", "/setup", { signal }),
  me: (signal?: AbortSignal) => call<User>("GET", "/me", { signal }),
  dashboard: (signal?: AbortSignal) => call<StudentDashboard>("GET", "/me/dashboard", { signal }),

  rooms: (before: string | null, signal?: AbortSignal) => call<Page<Room>>("GET", "/rooms", { query: { before }, signal }),
  room: (roomId: string, caller: RoomCaller = { kind: "user" }, signal?: AbortSignal) =>
    asCaller<Room>(caller, "GET", `/rooms/${id(roomId)}`, { signal }),
  createRoom: (body: CreateRoomRequest) => call<Room>("POST", "/rooms", { body }),
  endRoom: (roomId: string) => call<undefined>("POST", `/rooms/${id(roomId)}/end`),
  lobby: (roomId: string, signal?: AbortSignal) => callAs<RoomLobby>(null, "GET", `/rooms/${id(roomId)}/lobby`, { signal }),
  joinAsGuest: (roomId: string, displayName: string) =>
    callAs<GuestPass>(null, "POST", `/rooms/${id(roomId)}/guests`, { body: { display_name: displayName } }),
  ticket: (roomId: string, kind: TicketKind, caller: RoomCaller = { kind: "user" }) =>
    asCaller<Ticket>(caller, "POST", `/rooms/${id(roomId)}/tickets`, { body: { kind } }),

  rubric: (roomId: string, participantId: string, signal?: AbortSignal) =>
    call<RubricDraft>("GET", `/rooms/${id(roomId)}/rubrics/${id(participantId)}`, { signal }),
  saveRubric: (roomId: string, participantId: string, body: SaveRubricRequest) =>
    call<RubricDraft>("PUT", `/rooms/${id(roomId)}/rubrics/${id(participantId)}`, { body }),
  submitRubric: (roomId: string, participantId: string, body: SaveRubricRequest) =>
    call<Interview>("POST", `/rooms/${id(roomId)}/rubrics/${id(participantId)}/submit`, { body }),

  interviews: (q: string, before: string | null, signal?: AbortSignal) =>
    call<Page<InterviewSummary>>("GET", "/interviews", { query: { q, before }, signal }),
  interview: (interviewId: string, signal?: AbortSignal) =>
    call<Interview>("GET", `/interviews/${id(interviewId)}`, { signal }),

  interviewers: (before: string | null, signal?: AbortSignal) =>
    call<Page<User>>("GET", "/admin/interviewers", { query: { before }, signal }),
  setVerified: (userId: string, verified: boolean) =>
    call<User>("PUT", `/admin/interviewers/${id(userId)}/verified`, { body: { verified } }),
};
