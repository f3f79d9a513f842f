import { describe, expect, test } from "vitest";
import type { MockItem, MockRole, MockWork } from "@/api";
import { topicName } from "@/lib/topics";
import { placeOf } from "./index-page";
import { quoted, stretches } from "./spans";
import { rolesFound } from "./role-choice";
import { stepState } from "./stepper";
import { VisibleClock } from "./visible-clock";
import { MOST_CHARACTERS, NOTHING, characters, lacks, obstacle, sameContent, withProgram, withText, workspaceOfWork } from "./work";

describe("the timer", () => {
  test("counts only while the page is in front", () => {
    const clock = new VisibleClock(60_000);
    clock.show(1_000);
    expect(clock.at(3_000)).toBe(62_000);
    clock.hide(4_000);
    expect(clock.at(900_000)).toBe(63_000);
    clock.show(1_000_000);
    expect(clock.at(1_002_000)).toBe(65_000);
  });

  test("a machine that slept did not work meanwhile", () => {
    const clock = new VisibleClock(0);
    clock.show(0);
    clock.at(1_000);
    expect(clock.at(8 * 3_600_000)).toBe(1_000);
    expect(clock.at(8 * 3_600_000 + 500)).toBe(1_500);
  });

  test("never goes back behind what another window counted", () => {
    const clock = new VisibleClock(1_000);
    clock.atLeast(9_000);
    clock.atLeast(2_000);
    expect(clock.at(0)).toBe(9_000);
  });
});

describe("B-10 what a program is handed in without", () => {
  const explained = { text: "Two ends move over it." };

  test("is nothing where it is explained and was right, or was not run as it is", () => {
    expect(lacks(explained, { samples: "accepted", own: "runtime_error" })).toEqual([]);
    expect(lacks(explained, {})).toEqual([]);
    expect(lacks(explained, { samples: "system_error" })).toEqual([]);
  });

  test("is the explanation, right examples, or that it compiles", () => {
    expect(lacks({ text: " \n" }, { samples: "wrong_answer" })).toEqual(["explanation", "examples"]);
    expect(lacks(explained, { samples: "time_limit" })).toEqual(["examples"]);
    expect(lacks(explained, { samples: "compile_error" })).toEqual(["compile"]);
    expect(lacks(explained, { own: "compile_error" })).toEqual(["compile"]);
  });
});

describe("the words that decided", () => {
  const shown = (text: string, ...spans: ([number, number] | null)[]) =>
    stretches(text, spans.map((span) => span && { start: span[0], end: span[1] })).map(({ text: piece, by }) => (by.length > 0 ? `[${piece}|${by.join(",")}]` : piece)).join("");

  test("are cut out where they are", () => {
    expect(shown("a queue grows", [2, 7], null)).toBe("a [queue|0] grows");
    expect(shown("all", [0, 3])).toBe("[all|0]");
    expect(shown("", [0, 3])).toBe("");
  });

  test("of two points may overlap", () => {
    expect(shown("abcdef", [0, 4], [2, 6])).toBe("[ab|0][cd|0,1][ef|1]");
    expect(shown("abcdef", [1, 3], [1, 3])).toBe("a[bc|0,1]def");
  });

  test("count UTF-16 code units, and no character is parted", () => {
    const text = "I 😀 agree";
    expect(shown(text, [2, 4])).toBe("I [😀|0] agree");
    expect(shown(text, [3, 4])).toBe("I [😀|0] agree");
    expect(shown(text, [0, 3])).toBe("[I 😀|0] agree");
    expect(quoted(text, { start: 5, end: 10 })).toBe("agree");
  });

  test("beyond the text are left out", () => {
    expect(shown("abc", [2, 99], [50, 60])).toBe("ab[c|0]");
  });
});

describe("an answer", () => {
  const starters = [
    { language: "python", source: "def f():\n    pass\n" },
    { language: "cpp", source: "int f();\n" },
  ];
  const workspace = (language: string, sources: Record<string, string> = {}) => ({ language, sources, input: "" });

  test("without words and without a program cannot be handed in", () => {
    expect(obstacle(NOTHING)).toBe("empty");
    expect(obstacle({ ...NOTHING, text: " \n" })).toBe("empty");
    expect(obstacle({ ...NOTHING, text: "yes" })).toBeNull();
    expect(obstacle(withProgram(NOTHING, workspace("python"), starters))).toBe("empty");
    expect(obstacle(withProgram(NOTHING, workspace("python", { python: "def f():\n    return 1\n" }), starters))).toBeNull();
  });

  test("of 100 kB is refused in the page, in characters as the server counts them", () => {
    expect(obstacle({ ...NOTHING, text: "x".repeat(100_000) })).toBe("length");
    expect(characters("😀".repeat(3))).toBe(3);
    expect(obstacle({ ...NOTHING, text: "😀".repeat(MOST_CHARACTERS) })).toBeNull();
  });

  test("time spent is no content; the recording goes when its text is erased", () => {
    const spoken: MockWork = { ...NOTHING, mode: "voice", text: "a", words: [{ text: "a", start_ms: 0, end_ms: 1 }] };
    expect(sameContent(spoken, { ...spoken, spent_ms: 9 })).toBe(true);
    expect(sameContent(spoken, NOTHING)).toBe(false);
    expect(withText(spoken, "b")).toMatchObject({ mode: "voice", text: "b", words: spoken.words });
    expect(withText(spoken, "")).toMatchObject({ mode: "typed", words: [] });
  });

  test("opens with the program that was saved, and those this browser remembers", () => {
    const work = { ...NOTHING, language: "cpp", source: "int f() { return 1; }" };
    const opened = workspaceOfWork(work, { sources: { python: "old", cpp: "older" }, input: "3" }, starters);
    expect(opened).toEqual({ language: "cpp", sources: { python: "old", cpp: work.source }, input: "3" });
    expect(workspaceOfWork(NOTHING, null, starters).language).toBe("python");
    expect(workspaceOfWork({ ...NOTHING, language: "cobol", source: "x" }, null, starters).language).toBe("python");
  });
});

describe("A-11 B-18 where an interview goes on", () => {
  const item = (position: number, state: MockItem["state"], written?: string) =>
    ({ position, state, answers: [], draft: written === undefined ? null : { version: 1, work: { ...NOTHING, text: written, spent_ms: 9_000 } } }) as unknown as MockItem;
  const items = [item(1, "answered"), item(2, "open", "one"), item(3, "open"), item(4, "open", "two"), item(5, "open")];

  test("the question that was in front, else the last with something written, else the first open one, else the last", () => {
    expect(placeOf({ items }, 3)).toBe(3);
    expect(placeOf({ items }, null)).toBe(4);
    expect(placeOf({ items }, 99)).toBe(4);
    expect(placeOf({ items: [item(1, "answered"), item(2, "open")] }, null)).toBe(2);
    expect(placeOf({ items: [item(1, "answered"), item(2, "skipped")] }, null)).toBe(2);
  });

  test("a question that was only looked at is not begun", () => {
    const looked = item(5, "open", " \n");
    expect(placeOf({ items: [...items.slice(0, 4), looked] }, null)).toBe(4);
    expect([looked, item(3, "open"), item(2, "open", "one")].map(stepState)).toEqual(["open", "open", "drafted"]);
    const programmed = { ...looked, draft: { version: 1, work: { ...NOTHING, language: "python", source: "print(1)" } } } as MockItem;
    expect(stepState(programmed)).toBe("drafted");
  });
});

test("B-1 roles are found by name, sentence and topics", () => {
  const role = (id: string, title: string, about: string, topics: string[]) => ({ id, title, about, topics: topics.map((topic) => ({ id: topic, questions: 3, unseen: 2 })) }) as MockRole;
  const roles = [role("a", "Backend Developer", "Services.", ["api-design"]), role("b", "UX Designer", "Interfaces.", ["research"])];
  const ids = (q: string) => rolesFound(roles, q).map(({ id }) => id);
  expect([ids(""), ids("back DEV"), ids("api"), ids("designer api"), ids("interfaces")]).toEqual([["a", "b"], ["a"], ["a"], [], ["b"]]);
});

test("topics as people write them", () => {
  expect([topicName("api-design"), topicName("sql"), topicName("real-time"), topicName("ci-cd")]).toEqual(["API design", "SQL", "Real time", "CI CD"]);
});
