import { describe, expect, test } from "vitest";
import { blocksOf, inlinesOf } from "./markdown";

const text = (words: string) => ({ kind: "text", text: words });
const code = (words: string) => ({ kind: "code", text: words });

describe("blocksOf", () => {
  test("paragraphs, strong lines as headings, and lists", () => {
    const found = blocksOf("A gate\nin Mombasa.\n\n**Input**\n\n- `n`: scans\n- more\n  of it\n\nPrint:\n\n1. one\n2. two\n");
    expect(found).toEqual([
      { kind: "paragraph", inner: [text("A gate in Mombasa.")] },
      { kind: "heading", inner: [text("Input")] },
      { kind: "bullets", items: [[code("n"), text(": scans")], [text("more of it")]] },
      { kind: "paragraph", inner: [text("Print:")] },
      { kind: "numbers", items: [[text("one")], [text("two")]] },
    ]);
  });

  test("a list right below its paragraph, and headings with signs", () => {
    expect(blocksOf("## Limits ##\nThese:\n- a\n")).toEqual([
      { kind: "heading", inner: [text("Limits")] },
      { kind: "paragraph", inner: [text("These:")] },
      { kind: "bullets", items: [[text("a")]] },
    ]);
  });

  test("code keeps its lines and is not looked into, even when nothing closes it", () => {
    expect(blocksOf("```\n- **a**\n\n  b\n```\nc")).toEqual([
      { kind: "code", text: "- **a**\n\n  b" },
      { kind: "paragraph", inner: [text("c")] },
    ]);
    expect(blocksOf("```\na")).toEqual([{ kind: "code", text: "a" }]);
  });

  test("nothing is nothing", () => expect(blocksOf(" \n\n")).toEqual([]));
});

describe("inlinesOf", () => {
  test("marks within one another", () => {
    expect(inlinesOf("a **b `c`** *d*.")).toEqual([
      text("a "),
      { kind: "strong", inner: [text("b "), code("c")] },
      text(" "),
      { kind: "em", inner: [text("d")] },
      text("."),
    ]);
  });

  test("stars that multiply stay as they are", () => {
    expect(inlinesOf("2 * n * m")).toEqual([text("2 * n * m")]);
    expect(inlinesOf("`a*b*c`")).toEqual([code("a*b*c")]);
  });

  test("markup is text", () => {
    expect(inlinesOf("<img src=x onerror=alert(1)> [a](javascript:b)")).toEqual([text("<img src=x onerror=alert(1)> [a](javascript:b)")]);
  });
});
