import { expect, test } from "vitest";

const catalogues = import.meta.glob<Record<string, unknown>>(["../**/*strings.ts"], { eager: true });

/** What a function of a catalogue says, given words or figures. */
function said(entry: (...args: unknown[]) => unknown): string[] {
  return [
    ["Asha", "Ravi", "Mira", "Noor"],
    [2, 3, 4, 5],
  ].flatMap((args) => {
    try {
      const text = entry(...args);
      return typeof text === "string" ? [text] : [];
    } catch {
      return [];
    }
  });
}

/** Every sentence of a catalogue with its path. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    return said(value as (...args: unknown[]) => unknown).map((text) => [path, text]);
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([name, child]) => leaves(child, `${path}.${name}`));
  }
  return [];
}

test("every entry says something, tidily, and calmly", () => {
  const all = Object.entries(catalogues).flatMap(([file, catalogue]) => leaves(catalogue, file));
  expect(all.length).toBeGreaterThan(200);
  const faults = all.filter(([, text]) => text.trim() === "" || text !== text.trim() || /!|\.\.\.| {2}|undefined/u.test(text));
  expect(faults).toEqual([]);
});

test("the module of mock interviews has one name, in the sidebar, on a phone, as a heading, and on the way back", () => {
  const named = ["./strings.ts.strings.modules.interviews", "./strings.ts.strings.short.interviews", "../features/mocks/strings.ts.strings.hub.title"];
  const back = ["../features/mocks/strings.ts.strings.session.back", "../features/mocks/feedback-strings.ts.feedbackStrings.report.back", "../features/judge/strings.ts.strings.back"];
  const all = new Map(Object.entries(catalogues).flatMap(([file, catalogue]) => leaves(catalogue, file)));
  expect([...named, ...back].map((path) => all.get(path))).toEqual(Array(6).fill("Interviews"));
});
