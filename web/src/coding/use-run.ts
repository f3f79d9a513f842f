import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { isApiError } from "@/api";
import { problemText } from "@/lib/problem";
import { type Starting, type Workspace, sourceOf } from "./workspace";
import { type RunState, mayStart, runReducer, secondsLeft } from "./run-state";

export interface Run<Result> {
  state: RunState<Result>;
  /** Does nothing while something runs or must wait. */
  start: (ask: (signal: AbortSignal) => Promise<Result>) => Promise<Result | null>;
  stop: () => void;
  reset: () => void;
  /** Of a run that is under way. */
  elapsedMs: number;
  /** Until it may be tried again. */
  waitS: number;
}

/** A result with the program it is of: what it says of lines holds for no other text. */
export interface Of<Result> {
  language: string;
  source: string;
  result: Result;
}

export function isOf({ language, source }: Of<unknown>, workspace: Workspace, starters: readonly Starting[]): boolean {
  return language === workspace.language && source === sourceOf(workspace, starters);
}

const TICK_MS = 100;

/** Starts one thing at a time, stops it on demand and when the page goes away. */
export function useRun<Result>(): Run<Result> {
  const [state, dispatch] = useReducer(runReducer<Result>, { kind: "idle" });
  const abort = useRef<AbortController | null>(null);
  const latest = useRef(state);
  latest.current = state;
  const nowMs = useTick(state.kind === "running" || state.kind === "busy");

  const start = useCallback(async (ask: (signal: AbortSignal) => Promise<Result>) => {
    if (abort.current !== null || !mayStart(latest.current, Date.now())) return null;
    const controller = new AbortController();
    abort.current = controller;
    dispatch({ type: "start", nowMs: Date.now() });
    try {
      const result = await ask(controller.signal);
      dispatch({ type: "result", result });
      return result;
    } catch (error) {
      if (!controller.signal.aborted) {
        // The wait is shown counting down; the sentence need not name it.
        const message = isApiError(error) ? error.message : problemText(error);
        dispatch({ type: "error", error, message, nowMs: Date.now() });
      }
      return null;
    } finally {
      if (abort.current === controller) abort.current = null;
    }
  }, []);

  const stop = useCallback(() => {
    abort.current?.abort();
    abort.current = null;
    dispatch({ type: "stop" });
  }, []);

  useEffect(() => () => abort.current?.abort(), []);

  return {
    state,
    start,
    stop,
    reset: useCallback(() => dispatch({ type: "reset" }), []),
    elapsedMs: state.kind === "running" ? Math.max(0, nowMs - state.startedAtMs) : 0,
    waitS: secondsLeft(state, nowMs),
  };
}

function useTick(on: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!on) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [on]);
  return nowMs;
}
