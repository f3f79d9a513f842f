import { isApiError } from "@/api";

/** What became of the last thing that was started here: a run, the samples, or a submission. */
export type RunState<Result> =
  | { kind: "idle" }
  | { kind: "running"; startedAtMs: number }
  | { kind: "stopped" }
  | { kind: "done"; result: Result }
  /** The server says when to try again; `full`: because too much is waiting there. */
  | { kind: "busy"; message: string; againAtMs: number; full: boolean }
  | { kind: "failed"; message: string; offline: boolean };

export type RunAction<Result> =
  | { type: "start"; nowMs: number }
  | { type: "stop" }
  | { type: "result"; result: Result }
  | { type: "error"; error: unknown; message: string; nowMs: number }
  | { type: "reset" };

/** Without a word from the server about when to try again. */
const AGAIN_MS = 5_000;

export function runReducer<Result>(state: RunState<Result>, action: RunAction<Result>): RunState<Result> {
  switch (action.type) {
    case "start":
      return { kind: "running", startedAtMs: action.nowMs };
    case "stop":
      return state.kind === "running" ? { kind: "stopped" } : state;
    // An answer that comes after it was stopped is no longer asked for.
    case "result":
      return state.kind === "running" ? { kind: "done", result: action.result } : state;
    case "error":
      return state.kind === "running" ? failed(action.error, action.message, action.nowMs) : state;
    case "reset":
      return state.kind === "running" ? state : { kind: "idle" };
  }
}

function failed(error: unknown, message: string, nowMs: number): RunState<never> {
  const full = isApiError(error, "too_many_requests");
  if (full || (isApiError(error) && error.retryAfterS !== undefined)) {
    const waitMs = error.retryAfterS === undefined ? AGAIN_MS : error.retryAfterS * 1000;
    return { kind: "busy", message, againAtMs: nowMs + waitMs, full };
  }
  return { kind: "failed", message, offline: isApiError(error, "offline") };
}

/** Whether pressing run now would do anything. */
export function mayStart(state: RunState<unknown>, nowMs: number): boolean {
  return state.kind !== "running" && !(state.kind === "busy" && state.againAtMs > nowMs);
}

/** Whole seconds until it may be tried again; 0 when it may. */
export function secondsLeft(state: RunState<unknown>, nowMs: number): number {
  return state.kind === "busy" ? Math.max(0, Math.ceil((state.againAtMs - nowMs) / 1000)) : 0;
}
