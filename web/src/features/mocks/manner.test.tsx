import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { DimensionScore, MockFeedback } from "@/api";
import { Dimensions } from "./dimensions";
import { HowScored } from "./how-scored";
import { countsLittle } from "./manner";

const scores = (accuracy: number | null, clarity: number | null = 100): DimensionScore[] => [
  { dimension: "technical_accuracy", score: accuracy, why: "" },
  { dimension: "clarity", score: clarity, why: "Direct wording." },
];

const NOTE = "How you say it counts little until it is right.";

function shown(dimensions: DimensionScore[]): HTMLElement {
  document.body.innerHTML = renderToStaticMarkup(<Dimensions dimensions={dimensions} />);
  return document.body;
}
const isQuiet = (page: HTMLElement, name: string) => page.querySelector(`[aria-label="${name}"]`)?.querySelector(".bg-accent-mark") === null;

describe("B-13 how something is said", () => {
  test("counts little while accuracy is below 50, and only that does", () => {
    expect(countsLittle("clarity", scores(49))).toBe(true);
    expect(countsLittle("structure", scores(0))).toBe(true);
    expect(countsLittle("clarity", scores(50))).toBe(false);
    expect(countsLittle("technical_accuracy", scores(4))).toBe(false);
    expect(countsLittle("readability", scores(4))).toBe(false);
    expect(countsLittle("clarity", scores(null))).toBe(false);
  });

  test("is then shown without colour, with the reason, and its figure stays", () => {
    const page = shown(scores(4));
    expect([isQuiet(page, "Clarity"), isQuiet(page, "Technical accuracy")]).toEqual([true, false]);
    expect(page.textContent).toContain("100");
    expect(page.textContent).toContain(NOTE);
  });

  test("is shown as every other score once what is said is right, or where there is none", () => {
    const page = shown(scores(80));
    expect(isQuiet(page, "Clarity")).toBe(false);
    expect(page.textContent).not.toContain(NOTE);
    expect(shown(scores(4, null)).textContent).not.toContain(NOTE);
  });

  test("is told so where the score is explained", () => {
    const told = (accuracy: number) =>
      renderToStaticMarkup(<HowScored isCoding={false} feedback={{ points: [], dimensions: scores(accuracy) } as unknown as MockFeedback} />);
    expect(told(4)).toContain("counts little until what you say is right");
    expect(told(80)).toContain("adjusts a little");
  });
});
