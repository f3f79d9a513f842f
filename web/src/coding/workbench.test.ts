import { describe, expect, test, vi } from "vitest";
import { ApiError, type Draft } from "@/api";
import { AGAIN_MS, DraftSaver, LONGEST_WAIT_MS, PAUSE_MS } from "./draft-saver";
import { FakeTimers, settled } from "./fake-timers";
import { type RunState, mayStart, runReducer, secondsLeft } from "./run-state";
import { draftOf, inLanguage, sourceOf, withSource, withoutSource, workspaceOf } from "./workspace";

const draft = (source: string): Draft => ({ language: "python", sources: [{ language: "python", source }], input: "" });
const text = (sent: Draft | undefined) => sent?.sources[0]?.source;

describe("DraftSaver", () => {
  function saver(send: (draft: Draft) => Promise<unknown>) {
    const clock = new FakeTimers();
    return { clock, saver: new DraftSaver(send, (error) => (error as Error).message, clock) };
  }

  test("what is typed without a pause is saved once, after it", async () => {
    const send = vi.fn(async (_: Draft) => {});
    const { clock, saver: s } = saver(send);
    for (const source of ["a", "ab", "abc"]) {
      s.change(draft(source));
      await clock.pass(PAUSE_MS - 1);
    }
    expect(send).not.toHaveBeenCalled();
    expect(s.get().kind).toBe("waiting");
    await clock.pass(1);
    expect(send.mock.calls.map(([sent]) => text(sent))).toEqual(["abc"]);
    expect(s.get().kind).toBe("saved");
  });

  test("typing that never pauses is saved all the same", async () => {
    const send = vi.fn(async (_: Draft) => {});
    const { clock, saver: s } = saver(send);
    for (let passed = 0; passed <= LONGEST_WAIT_MS; passed += 500) {
      s.change(draft(String(passed)));
      await clock.pass(500);
    }
    expect(send).toHaveBeenCalledTimes(1);
  });

  test("one save at a time, and the newest text wins", async () => {
    const ends: (() => void)[] = [];
    const send = vi.fn((_: Draft) => new Promise<void>((resolve) => ends.push(resolve)));
    const { clock, saver: s } = saver(send);
    s.change(draft("a"));
    await clock.pass(PAUSE_MS);
    expect(s.get().kind).toBe("saving");
    s.change(draft("b"));
    await clock.pass(LONGEST_WAIT_MS * 2);
    s.change(draft("c"));
    expect(send).toHaveBeenCalledTimes(1);
    ends[0]?.();
    await settled();
    expect(s.get().kind).toBe("waiting");
    await clock.pass(PAUSE_MS);
    ends[1]?.();
    await settled();
    expect(send.mock.calls.map(([sent]) => text(sent))).toEqual(["a", "c"]);
    expect(s.get().kind).toBe("saved");
  });

  test("what failed is kept and tried again, with what was typed since", async () => {
    const send = vi.fn(async (_: Draft) => {});
    send.mockRejectedValueOnce(new ApiError("offline", "No connection.", 0));
    const { clock, saver: s } = saver(send);
    s.change(draft("a"));
    await clock.pass(PAUSE_MS);
    expect(s.get()).toEqual({ kind: "failed", message: "No connection.", again: true });
    await clock.pass(AGAIN_MS);
    expect(send.mock.calls.map(([sent]) => text(sent))).toEqual(["a", "a"]);
    expect(s.get().kind).toBe("saved");
  });

  test("a refusal that will not pass is said, and not repeated until something changes", async () => {
    const send = vi.fn(async (_: Draft) => {});
    send.mockRejectedValueOnce(new ApiError("invalid", "Too much to keep.", 422));
    const { clock, saver: s } = saver(send);
    s.change(draft("long"));
    await clock.pass(PAUSE_MS + 10 * AGAIN_MS);
    expect(send).toHaveBeenCalledTimes(1);
    expect(s.get()).toMatchObject({ kind: "failed", again: false });
    s.change(draft("short"));
    await clock.pass(PAUSE_MS);
    expect(s.get().kind).toBe("saved");
  });

  test("leaving saves at once", async () => {
    const send = vi.fn(async (_: Draft) => {});
    const { saver: s } = saver(send);
    s.change(draft("a"));
    s.flush();
    s.flush();
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe("runReducer", () => {
  type State = RunState<string>;
  const idle: State = { kind: "idle" };
  const running: State = { kind: "running", startedAtMs: 1_000 };
  const error = (failure: unknown) => ({ type: "error", error: failure, message: "why", nowMs: 10_000 }) as const;

  test("a run ends with its result", () => {
    expect(runReducer(idle, { type: "start", nowMs: 1_000 })).toEqual(running);
    expect(runReducer(running, { type: "result", result: "r" })).toEqual({ kind: "done", result: "r" });
  });

  test("what comes after it was stopped is nobody's", () => {
    const stopped = runReducer(running, { type: "stop" });
    expect(stopped).toEqual({ kind: "stopped" });
    expect(runReducer(stopped, { type: "result", result: "late" })).toBe(stopped);
    expect(runReducer(stopped, error(new Error()))).toBe(stopped);
    expect(runReducer({ kind: "done", result: "r" } as State, { type: "stop" })).toEqual({ kind: "done", result: "r" });
  });

  test("a full queue says when to try again", () => {
    const busy = runReducer(running, error(new ApiError("too_many_requests", "Full.", 429, undefined, 8)));
    expect(busy).toEqual({ kind: "busy", message: "why", againAtMs: 18_000, full: true });
    expect([mayStart(busy, 17_999), mayStart(busy, 18_000)]).toEqual([false, true]);
    expect([secondsLeft(busy, 10_000), secondsLeft(busy, 17_001), secondsLeft(busy, 20_000)]).toEqual([8, 1, 0]);
    expect(mayStart(running, 0)).toBe(false);
  });

  test("a sandbox that failed is waited for as well, and is not called busy", () => {
    const broken = runReducer(running, error(new ApiError("unavailable", "", 503, undefined, 2)));
    expect(broken).toMatchObject({ kind: "busy", againAtMs: 12_000, full: false });
  });

  test("no connection is told from a refusal", () => {
    expect(runReducer(running, error(new ApiError("offline", "", 0)))).toMatchObject({ kind: "failed", offline: true });
    expect(runReducer(running, error(new ApiError("conflict", "", 409)))).toMatchObject({ kind: "failed", offline: false });
  });
});

describe("the workspace", () => {
  const starters = [
    { language: "c", source: "int main;" },
    { language: "python", source: "pass" },
  ];

  test("opens with what was saved, each language with its own text", () => {
    const workspace = workspaceOf(draft("mine"), starters);
    expect(workspace.language).toBe("python");
    expect(sourceOf(workspace, starters)).toBe("mine");
    expect(sourceOf(workspace, starters, "c")).toBe("int main;");
  });

  test("a language that cannot be used here is not opened, and its text is kept", () => {
    const workspace = workspaceOf({ ...draft("mine"), language: "cobol" }, starters);
    expect(workspace.language).toBe("c");
    expect(draftOf(workspace, starters).sources).toEqual([{ language: "python", source: "mine" }]);
  });

  test("another language is gone to where it can be used, and every text is kept", () => {
    const workspace = workspaceOf(draft("mine"), starters);
    expect(inLanguage(workspace, starters, "c")).toEqual({ ...workspace, language: "c" });
    expect(inLanguage(workspace, starters, "cobol")).toBe(workspace);
    expect(inLanguage(workspace, starters, "python")).toBe(workspace);
  });

  test("only what differs from the starting text is saved", () => {
    const typed = withSource(workspaceOf(draft("mine"), starters), "c", "int main;");
    expect(draftOf(typed, starters).sources).toEqual([{ language: "python", source: "mine" }]);
    expect(draftOf(withoutSource(typed, "python"), starters).sources).toEqual([]);
  });
});
