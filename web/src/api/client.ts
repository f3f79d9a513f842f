import { ApiError, isApiError } from "./error";
import { type Method, type RequestOptions, bodyOf, send } from "./http";
import { session } from "./session";
import { type AnswerOf, type InputOf, type PathsOf, type Verb, fill } from "./typed";
import type { AnswerMock, CreateRoomRequest, Draft, RunRequest, SaveMockDraft, SaveRubricRequest, StartMock, SubmitRequest, TicketKind } from "./types";

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

/** How the caller of a room's routes is known: the signed-in user, or a guest by the token of its pass. */
export type RoomCaller = { kind: "user" } | { kind: "guest"; token: string };

/** As whom a request goes out. */
type Sender = RoomCaller | { kind: "nobody" };

const USER: RoomCaller = { kind: "user" };
const NOBODY: Sender = { kind: "nobody" };

async function request<V extends Verb, P extends PathsOf<V>>(
  sender: Sender,
  verb: V,
  path: P,
  input: InputOf<P, V>,
): Promise<AnswerOf<P, V>> {
  const [method, below, options] = fill(verb, path, input);
  switch (sender.kind) {
    case "user":
      return bodyOf(await sendAuthorized(method, below, options));
    case "guest":
      return bodyOf(await send(method, below, { ...options, token: sender.token }));
    case "nobody":
      return bodyOf(await send(method, below, options));
  }
}

/** Which mock interviews a list holds. */
export type MockListed = "active" | "ended" | "all";

export const api = {
  setupStatus: (signal?: AbortSignal) => request(NOBODY, "get", "/api/v1/setup", { signal }),
  me: (signal?: AbortSignal) => request(USER, "get", "/api/v1/me", { signal }),
  dashboard: (signal?: AbortSignal) => request(USER, "get", "/api/v1/me/dashboard", { signal }),

  rooms: (before: string | null, signal?: AbortSignal) => request(USER, "get", "/api/v1/rooms", { query: { before }, signal }),
  room: (roomId: string, caller: RoomCaller = USER, signal?: AbortSignal) =>
    request(caller, "get", "/api/v1/rooms/{id}", { path: { id: roomId }, signal }),
  createRoom: (body: CreateRoomRequest) => request(USER, "post", "/api/v1/rooms", { body }),
  endRoom: (roomId: string) => request(USER, "post", "/api/v1/rooms/{id}/end", { path: { id: roomId } }),
  lobby: (roomId: string, signal?: AbortSignal) =>
    request(NOBODY, "get", "/api/v1/rooms/{id}/lobby", { path: { id: roomId }, signal }),
  joinAsGuest: (roomId: string, displayName: string) =>
    request(NOBODY, "post", "/api/v1/rooms/{id}/guests", { path: { id: roomId }, body: { display_name: displayName } }),
  ticket: (roomId: string, kind: TicketKind, caller: RoomCaller = USER) =>
    request(caller, "post", "/api/v1/rooms/{id}/tickets", { path: { id: roomId }, body: { kind } }),

  rubric: (roomId: string, participantId: string, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/rooms/{id}/rubrics/{participant_id}", {
      path: { id: roomId, participant_id: participantId },
      signal,
    }),
  saveRubric: (roomId: string, participantId: string, body: SaveRubricRequest) =>
    request(USER, "put", "/api/v1/rooms/{id}/rubrics/{participant_id}", {
      path: { id: roomId, participant_id: participantId },
      body,
    }),
  submitRubric: (roomId: string, participantId: string, body: SaveRubricRequest) =>
    request(USER, "post", "/api/v1/rooms/{id}/rubrics/{participant_id}/submit", {
      path: { id: roomId, participant_id: participantId },
      body,
    }),

  interviews: (q: string, before: string | null, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/interviews", { query: { q, before }, signal }),
  interview: (interviewId: string, caller: RoomCaller = USER, signal?: AbortSignal) =>
    request(caller, "get", "/api/v1/interviews/{id}", { path: { id: interviewId }, signal }),

  languages: (signal?: AbortSignal) => request(USER, "get", "/api/v1/judge/languages", { signal }),
  /** Answers when the program has ended; aborting stops it. */
  run: (body: RunRequest, signal?: AbortSignal) => request(USER, "post", "/api/v1/judge/runs", { body, signal }),
  draft: (scope: string, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/judge/drafts/{scope}", { path: { scope }, signal }),
  saveDraft: (scope: string, body: Draft) => request(USER, "put", "/api/v1/judge/drafts/{scope}", { path: { scope }, body }),
  problems: (signal?: AbortSignal) => request(USER, "get", "/api/v1/judge/problems", { signal }),
  problem: (id: string, signal?: AbortSignal) => request(USER, "get", "/api/v1/judge/problems/{id}", { path: { id }, signal }),
  /** As `run`. */
  trySamples: (id: string, body: SubmitRequest, signal?: AbortSignal) =>
    request(USER, "post", "/api/v1/judge/problems/{id}/samples", { path: { id }, body, signal }),
  /** As `run`, the way the judge would: `input` may be a call of the problem's function. */
  tryInput: (id: string, body: RunRequest, signal?: AbortSignal) =>
    request(USER, "post", "/api/v1/judge/problems/{id}/runs", { path: { id }, body, signal }),
  /** Answers when it is judged; aborting withdraws it. */
  submit: (id: string, body: SubmitRequest, signal?: AbortSignal) =>
    request(USER, "post", "/api/v1/judge/problems/{id}/submissions", { path: { id }, body, signal }),
  submissions: (id: string, before: string | null, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/judge/problems/{id}/submissions", { path: { id }, query: { before }, signal }),
  submission: (id: string, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/judge/submissions/{id}", { path: { id }, signal }),

  mockRoles: (signal?: AbortSignal) => request(USER, "get", "/api/v1/mocks/roles", { signal }),
  mockSkills: (signal?: AbortSignal) => request(USER, "get", "/api/v1/mocks/skills", { signal }),
  mocks: (q: string, state: MockListed, before: string | null, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/mocks/sessions", { query: { q, state, before }, signal }),
  mock: (id: string, signal?: AbortSignal) => request(USER, "get", "/api/v1/mocks/sessions/{id}", { path: { id }, signal }),
  startMock: (body: StartMock) => request(USER, "post", "/api/v1/mocks/sessions", { body }),
  endMock: (id: string) => request(USER, "post", "/api/v1/mocks/sessions/{id}/end", { path: { id } }),
  saveMockDraft: (id: string, position: number, body: SaveMockDraft) =>
    request(USER, "put", "/api/v1/mocks/sessions/{id}/items/{position}/draft", { path: { id, position }, body }),
  mockHint: (id: string, position: number) =>
    request(USER, "post", "/api/v1/mocks/sessions/{id}/items/{position}/hints", { path: { id, position } }),
  skipMock: (id: string, position: number) =>
    request(USER, "post", "/api/v1/mocks/sessions/{id}/items/{position}/skip", { path: { id, position } }),
  /** Answers when it is read and judged; the server keeps it before that. */
  answerMock: (id: string, position: number, body: AnswerMock) =>
    request(USER, "post", "/api/v1/mocks/sessions/{id}/items/{position}/answers", { path: { id, position }, body }),

  interviewers: (before: string | null, signal?: AbortSignal) =>
    request(USER, "get", "/api/v1/admin/interviewers", { query: { before }, signal }),
  setVerified: (userId: string, verified: boolean) =>
    request(USER, "put", "/api/v1/admin/interviewers/{id}/verified", { path: { id: userId }, body: { verified } }),
};
