import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { SamplesResult } from "@/api";
import { TestPanel } from "./test-panel";
import type { Tests } from "./use-tests";

const result: SamplesResult = { verdict: "wrong_answer", message: "The output is not what was expected.", results: [] };
const idle = { state: { kind: "idle" }, elapsedMs: 0, waitS: 0 };

/** The panel after a run of a Python program on the examples. */
const shown = (language: string, tried: Tests["tried"], message = result.message) => {
  const samples = { ...idle, state: { kind: "done", result: { language: "python", source: "a", result: { ...result, message } } } };
  const tests = { tab: "samples", setTab: () => {}, samples, own: idle, tried } as unknown as Tests;
  return renderToStaticMarkup(<TestPanel problem={{ style: "stdin", starters: [] }} tests={tests} language={language} input="" onInput={() => {}} />);
};

test("B-9 a result says when it is of another program than the one in the editor", () => {
  const newest = shown("python", { samples: "wrong_answer" });
  expect(newest).toContain("The output is not what was expected.");
  expect(newest).not.toContain("From before your last change.");
  expect(shown("python", {})).toContain("From before your last change.");
  expect(shown("java", {})).toContain("Of your program in Python.");
});

test("a name in a verdict is set as code, and heard without its marks", () => {
  const uncallable = shown("python", { samples: "wrong_answer" }, "There is no function `shortest_walk`.");
  expect(uncallable).toMatch(/There is no function <code[^>]*>shortest_walk<\/code>\./u);
  expect(uncallable).toContain("Wrong answer. There is no function shortest_walk.");
  expect(uncallable).not.toContain("`");
});
