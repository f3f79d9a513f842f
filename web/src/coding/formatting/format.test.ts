import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LIMIT_MS, format } from "./format";
import type { Answer, Question } from "./protocol";

const { workers } = vi.hoisted(() => ({ workers: [] as FakeWorker[] }));

interface FakeWorker {
  questions: Question[];
  ended: boolean;
  answer(of: Answer): void;
}

vi.mock("./worker?worker", () => ({
  default: class {
    onmessage: ((event: { data: Answer }) => void) | null = null;
    questions: Question[] = [];
    ended = false;
    constructor() {
      workers.push(this as unknown as FakeWorker);
    }
    answer(data: Answer) {
      this.onmessage?.({ data });
    }
    postMessage(question: Question) {
      this.questions.push(question);
    }
    terminate() {
      this.ended = true;
    }
  },
}));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const asked = async () => {
  await vi.advanceTimersByTimeAsync(0);
  const worker = workers.at(-1);
  if (!worker) throw new Error("no worker was started");
  return worker;
};

test("one program after the other, by one worker", async () => {
  const [first, second] = [format({ language: "go", source: "a" }), format({ language: "go", source: "b" })];
  const worker = await asked();
  expect(worker.questions).toEqual([{ language: "go", source: "a" }]);
  worker.answer({ kind: "ready" });
  worker.answer({ kind: "formatted", source: "A" });
  expect(await first).toEqual({ kind: "formatted", source: "A" });
  expect((await asked()).questions).toHaveLength(2);
  worker.answer({ kind: "refused", line: 3, reason: "why" });
  expect(await second).toEqual({ kind: "refused", line: 3, reason: "why" });
  expect(workers).toHaveLength(1);
});

test("loading may take long, formatting may not, and the next program gets a new worker", async () => {
  const stuck = format({ language: "python", source: "(" });
  const worker = await asked();
  await vi.advanceTimersByTimeAsync(100 * LIMIT_MS);
  worker.answer({ kind: "ready" });
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  expect(await stuck).toEqual({ kind: "failed", reason: "no answer in 10 s" });
  expect(worker.ended).toBe(true);
  const next = format({ language: "python", source: "" });
  const other = await asked();
  expect(other).not.toBe(worker);
  other.answer({ kind: "ready" });
  other.answer({ kind: "formatted", source: "" });
  expect(await next).toEqual({ kind: "formatted", source: "" });
  await vi.advanceTimersByTimeAsync(2 * LIMIT_MS);
  expect(other.ended).toBe(false);
});

test("half a character is refused with its line, and a formatter that is slow to arrive holds up no other", async () => {
  expect(await format({ language: "go", source: "a\nb\ud83d" })).toEqual({ kind: "refused", line: 2, reason: "half of a character" });
  const slow = format({ language: "cpp", source: "" });
  const first = await asked();
  const fast = format({ language: "sql", source: "" });
  const second = await asked();
  expect(second).not.toBe(first);
  second.answer({ kind: "ready" });
  second.answer({ kind: "formatted", source: "" });
  expect(await fast).toEqual({ kind: "formatted", source: "" });
  first.answer({ kind: "failed", reason: "it did not arrive" });
  expect(await slow).toEqual({ kind: "failed", reason: "it did not arrive" });
});
