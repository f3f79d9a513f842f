import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Advice, MockFeedback } from "@/api";
import { notes } from "./notes";
import { quoted } from "./spans";
import { Suggestions } from "./suggestions";

const TEXT = "I would maybe ask 1.5 times as many, and handle it. Then I think we stop.\nMaybe not";

const at = (words: string, message: string): Advice => {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not there`);
  return { span: { start, end: start + words.length }, lines: null, message };
};
const whole = (message: string): Advice => ({ span: null, lines: null, message });
const onLines = (first: number, last: number, message: string): Advice => ({ span: null, lines: [first, last], message });

const told = (advice: Advice[]) =>
  notes(TEXT, advice).map(({ span, lines, remarks }) => [
    span ? quoted(TEXT, span) : (lines ?? null),
    ...remarks.map(({ message, spans }) => [...spans.map((part) => quoted(TEXT, part)), message].join(" | ")),
  ]);

describe("B-15 remarks at one place", () => {
  const FIRST = "I would maybe ask 1.5 times as many, and handle it";

  test("are one note with each of them, and the words that it is about", () => {
    expect(told([at("maybe", "A hedge."), at("handle it", "Vague."), at(FIRST, "What does it cost?")])).toEqual([
      [FIRST, "maybe | A hedge.", "handle it | Vague.", "What does it cost?"],
    ]);
    expect(told([at(FIRST, "Why?"), at(FIRST, "What does it cost?")])).toEqual([[FIRST, "Why?", "What does it cost?"]]);
  });

  test("say the same once, with all its words", () => {
    expect(told([at("maybe", "A hedge."), at("handle it", "A hedge.")])).toEqual([["maybe ask 1.5 times as many, and handle it", "maybe | handle it | A hedge."]]);
  });

  test("stay apart at different sentences, also at the next line, and where they are about the whole", () => {
    expect(told([at("handle it", "Vague."), at("I think", "A hedge."), at("Maybe", "A hedge."), whole("Order."), whole("Pace.")])).toEqual([
      ["handle it", "Vague."],
      ["I think", "A hedge."],
      ["Maybe", "A hedge."],
      [null, "Order."],
      [null, "Pace."],
    ]);
  });

  test("of a program are one at the same lines alone", () => {
    expect(told([onLines(1, 2, "Name."), onLines(3, 4, "Long."), onLines(1, 2, "Nested.")])).toEqual([
      [[1, 2], "Name.", "Nested."],
      [[3, 4], "Long."],
    ]);
  });

  test("are shown with the sentence once", () => {
    const feedback = { advice: [at(FIRST, "Why is it so?"), at(FIRST, "What does it cost?")], dimensions: [], points: [] } as unknown as MockFeedback;
    document.body.innerHTML = renderToStaticMarkup(<Suggestions feedback={feedback} text={TEXT} isTooSlow={false} onModel={null} />);
    expect([...document.querySelectorAll("q")].map(({ textContent }) => textContent)).toEqual([FIRST]);
    expect([...document.querySelectorAll("li li")].map(({ textContent }) => textContent)).toEqual(["Why is it so?", "What does it cost?"]);
  });
});
