import { describe, expect, test } from "vitest";
import type { RunResult } from "@/api";
import type { EventBody, RoomEvent, RoomRole } from "@/api/room-socket";
import { type Circumstances, type RoomRun, hindrance, mayStop, runUnderWay, withRunEvent } from "./runs";

const output = { text: "", bytes: 0, cut: false, lossy: false };
const result: RunResult = { verdict: "accepted", message: "", stdout: output, stderr: output };

const event = (seq: number, body: EventBody): RoomEvent => ({ seq, at_ms: seq * 10, by: "ada", body });
const started = (seq: number, id: string) => event(seq, { kind: "run_started", run_id: id, file_id: "f", language: "python", input: "" });
const ended = (seq: number, id: string) => event(seq, { kind: "run_ended", run_id: id, file_id: "f", result });
const limits = { cpu_ms: 1, wall_ms: 1, memory_bytes: 1, output_bytes: 1, source_bytes: 1, input_bytes: 1 };
const play = (events: RoomEvent[]) => events.reduce<RoomRun[]>(withRunEvent, []);

describe("the runs of a room", () => {
  test("B-9 a run is under way until its result is there", () => {
    const runs = play([started(1, "a")]);
    expect(runUnderWay(runs)).toMatchObject({ id: "a", by: "ada", startedAtMs: 10 });
    const after = [ended(2, "a")].reduce(withRunEvent, runs);
    expect(runUnderWay(after)).toBeNull();
    expect(after).toMatchObject([{ id: "a", ended: { atMs: 20, result: { verdict: "accepted" } } }]);
  });

  test("what was heard already changes nothing, and other events neither", () => {
    const runs = play([started(1, "a"), ended(2, "a")]);
    expect(withRunEvent(runs, started(1, "a"))).toBe(runs);
    expect(withRunEvent(runs, event(3, { kind: "chat", text: "" }))).toBe(runs);
  });

  test("B-9 who started it may stop it, and the host; then it is no verdict's", () => {
    const [run] = play([started(1, "a")]);
    const may = (me: string, role: RoomRole) => mayStop(run ?? null, me, role);
    expect([may("ada", "candidate"), may("bo", "candidate"), may("cy", "host"), may("ada", "observer")]).toEqual([true, false, true, false]);
    expect(mayStop(null, "cy", "host")).toBe(false);
    const stopped = event(2, { kind: "run_ended", run_id: "a", file_id: "f", result, stopped: true });
    expect(play([started(1, "a"), stopped])[0]?.ended?.stopped).toBe(true);
  });

  test("the newest are kept", () => {
    const runs = play(Array.from({ length: 40 }, (_, n) => started(n, `r${n}`)));
    expect([runs.length, runs.at(-1)?.id]).toEqual([30, "r39"]);
  });
});

describe("why a file does not run", () => {
  const fine: Circumstances = {
    role: "candidate",
    live: true,
    unsaved: false,
    running: false,
    file: { id: "f", name: "main.py", language: "python", deleted: false },
    languages: null,
  };
  const file = (language: string) => ({ ...fine.file, language });

  test("nothing in the way", () => expect(hindrance(fine)).toBeNull());
  test("an observer reads along", () => expect(hindrance({ ...fine, role: "observer" })).toBe("observer"));
  test("one at a time", () => expect(hindrance({ ...fine, running: true, live: false })).toBe("running"));
  test("no connection", () => expect(hindrance({ ...fine, live: false, unsaved: true })).toBe("offline"));
  test("edits on their way", () => expect(hindrance({ ...fine, unsaved: true })).toBe("unsaved"));
  test("no program", () => expect(hindrance({ ...fine, file: file("markdown") })).toEqual({ language: "Markdown", missing: null }));
  test("a language the server lacks", () => {
    const languages = [{ id: "go", name: "Go", ready: false, missing: "golang-go is not installed", limits }];
    expect(hindrance({ ...fine, file: file("go"), languages })).toEqual({ language: "Go", missing: "golang-go is not installed" });
  });
});
