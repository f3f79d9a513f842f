import { describe, expect, test } from "vitest";
import { excerpt, foundIn, searchWords } from "./found-words";

describe("E-5 E-8 the words of a search in what it found", () => {
  const shown = (text: string, q: string) => excerpt(text, searchWords(q))?.map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text)).join("") ?? null;

  test("a search is up to four words, the last takes the rest", () => {
    expect(searchWords("  Quokka  LOG ")).toEqual(["quokka", "log"]);
    expect(searchWords("a b c d e")).toEqual(["a", "b", "c", "d e"]);
    expect(searchWords(" ")).toEqual([]);
    expect(searchWords('was "Retry  budget" "at')).toEqual(["was", "retry budget", "at"]);
  });
  test("are found in any case and inside of others, and never twice in one place", () => {
    expect(foundIn("Cache, caching", ["cach"])).toEqual([{ start: 0, end: 4 }, { start: 7, end: 11 }]);
    expect(foundIn("caching", ["cach", "aching"])).toEqual([{ start: 0, end: 4 }]);
    expect(foundIn("İx log", ["log"])).toEqual([{ start: 3, end: 6 }]);
  });
  test("are shown in the middle of what stands around them", () => {
    expect(shown("I would begin with the quokka and its log files.", "Quokka log")).toBe("I would begin with the [quokka] and its [log] files.");
    expect(shown("nothing here", "quokka")).toBeNull();
    expect(shown(`push ${"other words ".repeat(20)} a push token changes`, "token push")).toMatch(/a \[push\] \[token\] changes$/u);
    const long = shown(`${"before ".repeat(30)}quokka ${"after ".repeat(40)}`, "quokka") ?? "";
    expect(long).toMatch(/^… (before )+\[quokka\] (after )+…$/u);
    expect(long.length).toBeLessThan(160);
  });
});
