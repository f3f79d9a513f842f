import { describe, expect, test } from "vitest";
import type { LanguageInfo, ProblemSummary } from "@/api";
import { className, fitted, order, sizeLabel, ticks } from "./growth";
import { folded, lineDiff } from "./line-diff";
import { EVERY_PROBLEM, type ProblemFilter, callIn, filtered, inputIn, marksOf, namedLines, offered, remarkedLines, solvedState, topic, topicsOf } from "./problems";

describe("lineDiff", () => {
  const marks = (expected: string, actual: string) =>
    lineDiff(expected, actual).map(({ kind, text }) => `${{ same: " ", expected: "-", actual: "+" }[kind]}${text}`);

  test("what is missing, what is too much, and what stays", () => {
    expect(marks("1\n2\n3\n4", "1\n3\n4\n5")).toEqual([" 1", "-2", " 3", " 4", "+5"]);
    expect(marks("a", "b")).toEqual(["-a", "+b"]);
    expect(marks("a\nb", "")).toEqual(["-a", "-b", "+"]);
  });

  test("blanks at the end of lines and the last line feed make no difference", () => {
    expect(marks("1 \n2", "1\n2\n\n")).toEqual([]);
    expect(marks(" 1", "1")).toEqual(["- 1", "+1"]);
  });

  test("long answers are compared line by line", () => {
    const long = Array.from({ length: 5000 }, (_, n) => String(n));
    const found = lineDiff(long.join("\n"), long.with(4000, "x").join("\n"));
    expect(found.filter((line) => line.kind !== "same")).toEqual([
      { kind: "expected", text: "4000" },
      { kind: "actual", text: "x" },
    ]);
    expect(folded(found).map((line) => line?.text ?? null)).toEqual([null, "3998", "3999", "4000", "x", "4001", "4002", null]);
  });
});

describe("B-10 the curve that measured points are fitted with", () => {
  const sizes = [512, 1024, 2048, 4096, 8192, 16384];
  const points = (cost: (n: number) => number) => sizes.map((size) => ({ size, value: cost(size) }));

  test.each([
    ["1", () => 7],
    ["log n", (n: number) => 2 + 3 * Math.log(n + 1)],
    ["n", (n: number) => 10 + 0.5 * n],
    ["n log n", (n: number) => 10 + 0.1 * n * Math.log(n + 1)],
    ["n^2", (n: number) => 3 + 1e-4 * n * n],
    ["n^3", (n: number) => 3 + 1e-8 * n ** 3],
  ])("%s goes through points of its own", (id, cost) => {
    const curve = fitted(points(cost), id);
    for (const size of sizes) expect(curve?.(size)).toBeCloseTo(cost(size), 6);
  });

  test("small and large points weigh alike by their relative errors", () => {
    const curve = fitted([...points((n) => n), { size: 16384, value: 16384 * 1.1 }], "n");
    expect(Math.abs((curve?.(512) ?? 0) / 512 - 1)).toBeLessThan(0.02);
  });

  test("nothing costs less than nothing", () => {
    expect(fitted(points((n) => n - 400), "n")?.(0)).toBe(0);
  });

  test("an unknown class, or no point, has no curve", () => {
    expect(fitted(points((n) => n), "n!")).toBeNull();
    expect(fitted([], "n")).toBeNull();
  });

  test("names and figures as people read them", () => {
    expect([className("n^2"), order("n log n"), order("2^n"), order("1")]).toEqual(["n²", "O(n log n)", "O(2ⁿ)", "O(1)"]);
    expect([sizeLabel(512), sizeLabel(131072), sizeLabel(2e6)]).toEqual(["512", "131 k", "2 M"]);
  });

  test("an axis begins at nothing and holds the largest", () => {
    expect(ticks(9)).toEqual([0, 2.5, 5, 7.5, 10]);
    expect(ticks(131072)).toEqual([0, 50000, 100000, 150000]);
    expect(ticks(0)).toEqual([0, 1]);
    for (const max of [0.03, 1, 4, 17, 640, 12345]) {
      const marks = ticks(max);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(marks.length).toBeLessThanOrEqual(6);
    }
  });
});

describe("B-2 B-4 the list of problems", () => {
  const problem = (id: string, tier: ProblemSummary["tier"], tags: string[], best?: ProblemSummary["best"]): ProblemSummary => ({
    id,
    title: `Title of ${id}`,
    kind: id === "b" ? "debugging" : "implementation",
    tier,
    tags,
    languages: id === "c" ? ["sql"] : ["python", "go"],
    best,
  });
  const all = [
    problem("a", "easy", ["sliding-window", "sql"], "accepted"),
    problem("b", "easy", ["heaps", "sql"], "wrong_answer"),
    problem("c", "hard", ["heaps", "greedy"]),
  ];
  const ids = (filter: Partial<ProblemFilter>) => filtered(all, { ...EVERY_PROBLEM, ...filter }).map(({ id }) => id);

  test("by difficulty, kind, topic, and what was solved", () => {
    expect(ids({})).toEqual(["a", "b", "c"]);
    expect(ids({ tier: "easy" })).toEqual(["a", "b"]);
    expect(ids({ kind: "debugging" })).toEqual(["b"]);
    expect(ids({ kind: "implementation", tier: "easy" })).toEqual(["a"]);
    expect(ids({ topic: "heaps" })).toEqual(["b", "c"]);
    expect(ids({ language: "go" })).toEqual(["a", "b"]);
    expect(ids({ language: "sql" })).toEqual(["c"]);
    expect(ids({ state: "open" })).toEqual(["b", "c"]);
    expect(ids({ state: "solved" })).toEqual(["a"]);
    expect(all.map(({ best }) => solvedState(best))).toEqual(["solved", "tried", "new"]);
  });

  test("by all words of a search, in titles and topics as they are read", () => {
    expect(ids({ q: "TITLE of c" })).toEqual(["c"]);
    expect(ids({ q: "sliding window" })).toEqual(["a"]);
    expect(ids({ q: "sql heaps" })).toEqual(["b"]);
    expect(ids({ q: "heaps nothing" })).toEqual([]);
  });

  test("topics of one problem are left to the search, unless one is chosen", () => {
    expect(topicsOf(all, null)).toEqual([
      { tag: "heaps", problems: 2 },
      { tag: "sql", problems: 2 },
    ]);
    expect(topicsOf(all, "greedy").map(({ tag }) => tag)).toEqual(["greedy", "heaps", "sql"]);
  });

  test("topics are words", () => expect([topic("binary-search-on-answer"), topic("sql")]).toEqual(["binary search on answer", "SQL"]));
});

describe("B-9 the languages of a problem", () => {
  const limits = { cpu_ms: 1, wall_ms: 1, memory_bytes: 1, output_bytes: 1, source_bytes: 1, input_bytes: 1 };
  const language = (id: string, ready = true): LanguageInfo => ({ id, name: id, ready, limits });
  const languages = [language("python"), language("go", false), language("php"), language("sql")];
  const starters = [{ language: "python", source: "", cpu_ms: 1 }];

  test("are those it can be answered in here, and no others", () => {
    expect(offered(languages, starters).map(({ id }) => id)).toEqual(["python"]);
    expect(offered(languages, [{ language: "sql", source: "", cpu_ms: 1 }]).map(({ id }) => id)).toEqual(["sql"]);
  });
});

describe("B-15 lines that an error names", () => {
  test.each([
    ["main.cpp:5:3: error: expected ';'", [5]],
    ['Traceback:\n  File "/box/main.py", line 12, in <module>\n    f()\n  File "/box/main.py", line 3, in f\nValueError', [12, 3]],
    ["Main.java:7: error: cannot find symbol", [7]],
    ["PHP Parse error: syntax error in /box/main.php on line 4", [4]],
    ["main.ts(3,1): error TS2304", [3]],
    ["main.rs:2:5\nmain.rs:2:9", [2]],
    ["main.cpp: In function 'main': domain.py:9", []],
  ])("%j", (said, lines) => {
    expect(namedLines(said).map(({ firstLine }) => firstLine)).toEqual(lines);
  });

  test("remarks cover their lines", () => {
    const remark = (first_line: number, last_line: number) => ({ kind: "naming", first_line, last_line, message: "m" });
    expect([...remarkedLines([remark(2, 4), remark(4, 5), remark(9, 9)])]).toEqual([2, 3, 4, 5, 9]);
    expect(marksOf([remark(2, 4)])).toEqual([{ firstLine: 2, lastLine: 4, message: "m" }]);
  });
});

describe("B-9 the call of an example", () => {
  test.each([
    ["def shortest_walk(steps: list[int]) -> int:\n    ...", "shortest_walk([1, 2])"],
    ["function shortestWalk(steps) {}", "shortestWalk([1, 2])"],
    ["class Solution {\n    static long shortestWalk(long[] steps) {", "shortestWalk([1, 2])"],
    ["SELECT 1", "shortest_walk([1, 2])"],
  ])("in %j", (starter, call) => {
    expect(callIn("shortest_walk([1, 2])", starter)).toBe(call);
  });

  test("its arguments stay as they are, and so does what a program reads", () => {
    const starters = [{ language: "javascript", source: "function shortestWalk(names) {}", cpu_ms: 1 }];
    expect(inputIn({ style: "function", starters }, "javascript", 'shortest_walk(["shortest_walk("])')).toBe('shortestWalk(["shortest_walk("])');
    expect(inputIn({ style: "stdin", starters }, "javascript", "shortest_walk(1)")).toBe("shortest_walk(1)");
    expect(callIn("[[1, 2]]", "function shortestWalk(steps) {}")).toBe("[[1, 2]]");
  });
});
