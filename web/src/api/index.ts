export { type MockListed, type RoomCaller, api, sendAuthorized } from "./client";
export { ApiError, type ApiErrorCode, isApiError } from "./error";
export { watchUserEvents } from "./events";
export { apiUrl, send } from "./http";
export { applyEvent, queries } from "./queries";
export { useConnection } from "./reachability";
export { type SessionState, likelyRole, session, useSession, useUser } from "./session";
export type * from "./types";
