import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { contrast, inSrgb, parseOklch, themeTokens, toLinearRgb } from "./contrast";

const css = readFileSync(resolve(import.meta.dirname, "tokens.css"), "utf8");

const GROUNDS = ["canvas", "surface", "raised", "sunken"];
/** Text, its grounds, and the least contrast: 7 for body text (AAA), 4.5 for the rest (AA), 3 for what is not text. */
const PAIRS: [text: string, grounds: string[], least: number][] = [
  ["ink", [...GROUNDS, "hover", "accent-soft"], 7],
  ["ink-soft", [...GROUNDS, "hover", "accent-soft"], 7],
  ["ink-soft", ["good-soft", "caution-soft", "danger-soft", "info-soft"], 4.5],
  ["ink-faint", [...GROUNDS, "hover", "accent-soft"], 4.5],
  ["on-accent", ["accent", "accent-hover"], 4.5],
  ["on-danger", ["danger", "danger-hover"], 4.5],
  ["on-inverse", ["inverse"], 7],
  ["accent-ink", [...GROUNDS, "hover", "accent-soft", "accent-softer-hover"], 4.5],
  ...["good", "caution", "danger", "info"].flatMap((meaning): [string, string[], number][] => [
    [`${meaning}-ink`, [`${meaning}-soft`, ...GROUNDS], 4.5],
    [meaning, [...GROUNDS], 3],
  ]),
  ...Array.from({ length: 10 }, (_, n): [string, string[], number][] => [
    [`who-${n}`, GROUNDS, 4.5],
    ["on-who", [`who-${n}`], 4.5],
  ]).flat(),
  // What bounds a control, and the chosen one of several: their edge against what is on either side of it.
  ["line-field", GROUNDS, 3],
  ["accent", [...GROUNDS, "accent-soft"], 3],
  ["focus", [...GROUNDS, "accent-soft"], 3],
  ["accent-mark", [...GROUNDS, "accent-soft", "pressed"], 2.5],
];

describe.each(["light", "dark"] as const)("WCAG contrast, %s", (theme) => {
  const tokens = themeTokens(css, theme);
  const colour = (name: string) => parseOklch(tokens.get(name) ?? `missing --${name}`);
  const cases = PAIRS.flatMap(([text, grounds, least]) => grounds.map((ground) => ({ text, ground, least })));
  test.each(cases)("$text on $ground is at least $least", ({ text, ground, least }) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(least);
  });
  test("every colour exists on ordinary screens", () => {
    const outside = [...tokens].filter(([, value]) => /^oklch\([\d. ]+\)$/u.test(value) && !inSrgb(parseOklch(value)));
    expect(outside).toEqual([]);
  });
});

test("the arithmetic is right: black on white is 21, and known colours convert", () => {
  expect(contrast({ l: 0, c: 0, h: 0 }, { l: 1, c: 0, h: 0 })).toBeCloseTo(21, 3);
  const [red, green, blue] = toLinearRgb({ l: 0.627955, c: 0.257683, h: 29.2339 });
  expect(red).toBeCloseTo(1, 3);
  expect(green).toBeCloseTo(0, 3);
  expect(blue).toBeCloseTo(0, 3);
});

test("both themes define the same tokens", () => {
  expect([...themeTokens(css, "light").keys()].sort()).toEqual([...themeTokens(css, "dark").keys()].sort());
});
