import { expect, test } from "vitest";
import { STARTERS } from "./starters";

test("every language of the playground starts with something", () => {
  expect(STARTERS.every(({ source }) => source.endsWith("\n"))).toBe(true);
  expect(new Set(STARTERS.map(({ language }) => language)).size).toBe(11);
});
