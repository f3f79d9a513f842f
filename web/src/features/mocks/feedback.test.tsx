import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { MockAnswer, MockFeedback, MockItem, PointFeedback, PointVerdict, Submission } from "@/api";
import { noChange, pairs, sentences } from "./compare";
import { summaryOf } from "./feedback-view";
import { gaps, reasons, weightOf } from "./gaps";
import { HowScored } from "./how-scored";
import { usePointing } from "./pointing";
import { MarkedAnswer, Points } from "./points";
import { isToCome, retried, verdict, why } from "./report-words";

const point = (label: string, verdict: PointVerdict, weight = 25, span?: [number, number]): PointFeedback => ({
  label,
  verdict,
  weight,
  text: `What ${label} means.`,
  misconception: verdict === "met" || verdict === "partial" ? null : `not ${label}`,
  evidence: span ? { start: span[0], end: span[1] } : null,
});

const feedback = (score: number, points: PointFeedback[], more: Partial<MockFeedback> = {}): MockFeedback => ({
  score,
  points,
  advice: [],
  dimensions: [],
  held_down: [],
  hints_cost: 0,
  summary: "From the server.",
  ...more,
});

describe("B-15 the largest gap", () => {
  const points = [point("a", "missing", 20), point("b", "met", 40), point("c", "wrong", 10), point("d", "missing", 30), point("e", "partial", 50)];

  test("is what was contradicted, then what is missing or unclear, then what was made in part, each by weight", () => {
    expect(gaps(points).map(({ label }) => label)).toEqual(["c", "d", "a", "e"]);
    expect(gaps([...points, point("f", "doubtful", 5)]).map(({ label }) => label)).toEqual(["c", "d", "a", "f", "e"]);
  });

  test("E-7 is the same in the report as in the feedback", () => {
    const items = [{ position: 2, state: "answered", answers: [{ feedback: feedback(40, points) }, { feedback: feedback(90, []) }] }] as MockItem[];
    expect(why(items, { positions: [2], why: "The largest gap: “d”." })).toBe("Largest gap: “c”.");
    expect(why([{ position: 1, state: "skipped", answers: [] } as unknown as MockItem], { positions: [1], why: "" })).toBe("Skipped.");
  });
});

describe("B-13 how a score came about", () => {
  test("weights are told in words, beside an even share", () => {
    const points = [point("a", "met", 40), point("b", "met", 25), point("c", "met", 10)];
    expect(points.map((each) => weightOf(each, points))).toEqual(["more", "even", "less"]);
  });

  test("a cap that the score did not come near is left out", () => {
    const held_down = ["It says that you do not know. The score is at most 10."];
    expect(reasons(feedback(0, [], { held_down }))).toEqual(["It says that you do not know."]);
    expect(reasons(feedback(10, [], { held_down }))).toEqual(held_down);
    expect(reasons(feedback(5, [], { held_down, hints_cost: 5 }))).toEqual(held_down);
  });

  test("says what each dimension rests on, with one name for a verdict, and no share in figures", () => {
    const dimensions: MockFeedback["dimensions"] = [
      { dimension: "technical_accuracy", score: 33, why: "Of 2 key points 1 met, 0 in part, 0 missing, 1 said wrongly." },
      { dimension: "clarity", score: null, why: "3 words are too few to tell." },
    ];
    const engine = { name: "minilm", model: "m", version: 1, confidence: 0.57 };
    const page = renderToStaticMarkup(<HowScored isCoding={false} feedback={feedback(33, [point("a", "met"), point("b", "wrong")], { dimensions, engine })} />);
    expect(page).toContain("1 of 2 key points made, 1 contradicted.");
    expect(page).toContain("3 words are too few to tell.");
    expect(page).toContain("Some of its decisions were close.");
    expect(page).not.toMatch(/%|said wrongly/);
    expect(summaryOf(feedback(33, [point("a", "doubtful"), point("b", "wrong")]), undefined)).toBe("0 of 2 key points made, 1 contradicted, 1 unclear.");
  });

  test("B-10 a program that was too slow is told so in plain words", () => {
    const submission = (verdict: Submission["verdict"], passed: number) => ({ verdict, passed, cases: 26, results: [{ verdict }] }) as Submission;
    const found = feedback(62, [point("a", "missing")]);
    expect(summaryOf(found, submission("time_limit", 21))).toBe("Too slow for the largest cases: 21 of 26 hidden cases passed before the time limit. The key point was not made yet.");
    expect(summaryOf(found, submission("time_limit", 0))).toMatch(/^Too slow: it was stopped at the time limit before any/);
    expect(summaryOf(found, submission("wrong_answer", 3))).toMatch(/^3 of 26 hidden cases passed\./);
    expect(summaryOf(feedback(90, []), undefined)).toBe("From the server.");
  });
});

function Shown({ text, points, quoting }: { text: string; points: PointFeedback[]; quoting: boolean }) {
  const pointing = usePointing(points);
  return (
    <>
      <MarkedAnswer text={text} points={points} pointing={pointing} />
      <Points points={points} text={quoting ? text : undefined} pointing={pointing} />
    </>
  );
}

function shown(text: string, points: PointFeedback[], quoting = false): HTMLElement {
  document.body.innerHTML = renderToStaticMarkup(<Shown text={text} points={points} quoting={quoting} />);
  return document.body;
}

describe("B-15 the words that decided", () => {
  test("show each verdict where they met one point and contradicted another", () => {
    const page = shown("The cache is always fresh.", [point("a", "met", 25, [0, 25]), point("b", "wrong", 25, [0, 25])]);
    const mark = page.querySelector("mark");
    expect(mark?.dataset["points"]).toBe("1 2");
    expect([...(mark?.querySelectorAll("button") ?? [])].map((each) => each.getAttribute("aria-label"))).toEqual(["key point 1: Met", "key point 2: Contradicted"]);
    expect(mark?.className).toContain("from-good-soft");
    expect(mark?.className).toContain("to-danger-soft");
  });

  test("are said again in the list of points only where the answer is not beside it", () => {
    const points = [point("a", "met", 25, [0, 18]), point("b", "missing")];
    expect(shown("The cache is fresh.", points).querySelector("ol")?.textContent).not.toContain("The cache is fresh");
    const quotes = [...shown("The cache is fresh.", points, true).querySelectorAll("ol q")].map((quote) => quote.textContent);
    expect(quotes).toEqual(["The cache is fresh"]);
  });

  test("a point that was contradicted says its weight as a figure", () => {
    expect(shown("no", [point("b", "wrong", 35, [0, 2]), point("c", "met", 65)]).textContent).toContain("Weight 35 of 100, less than most.");
  });

  test("of what may be contradicted it is said that this could not be told, with the words", () => {
    const text = "Two retries are harmless.";
    const page = shown(text, [point("a", "doubtful", 25, [0, 25]), point("b", "missing")], true);
    expect(page.querySelector("ol h3")?.textContent).toContain("Unclear");
    expect(page.querySelector("ol q")?.textContent).toBe(text);
    expect(page.querySelector("ol")?.textContent).toMatch(/could not be told.*What a means\..*Often mistaken: not a/);
    expect(page.textContent).not.toContain("Often mistaken: not b");
  });

  test("a usual mistake stands open only where it was made", () => {
    const page = shown("no", [point("a", "missing"), point("b", "wrong", 25, [0, 2])]);
    expect(page.textContent).toContain("Often mistaken: not b");
    expect(page.textContent).not.toContain("not a");
  });
});

describe("E-8 two attempts", () => {
  test("are compared point by point, by their labels", () => {
    const before = feedback(40, [point("a", "missing"), point("b", "met"), point("gone", "met")]);
    const after = feedback(80, [point("b", "met"), point("a", "met")]);
    expect(pairs(before, after)).toEqual([
      { label: "b", old: "met", now: "met" },
      { label: "a", old: "missing", now: "met" },
    ]);
  });

  test("say which one was not explained, before that nothing changed", () => {
    const attempt = (attempt: number, text: string) => ({ attempt, work: { text } }) as MockAnswer;
    const same = pairs(feedback(40, [point("a", "met")]), feedback(40, [point("a", "met")]));
    expect(noChange(attempt(1, " "), [])).toBe("The first attempt had no explanation.");
    expect(noChange(attempt(2, ""), [])).toBe("Attempt 2 had no explanation.");
    expect(noChange(attempt(1, "It is linear."), same)).toBe("Every key point came out as before.");
  });

  test("are compared sentence by sentence", () => {
    expect(sentences("First. Then 1.5 s?\n\nLast!").split("\n")).toEqual(["First.", "Then 1.5 s?", "Last!"]);
  });
});

test("E-7 a score is to come while an answer that counts is not read, and only then", () => {
  const item = (state: string, ...answers: (MockFeedback | null)[]) => ({ position: 1, state, answers: answers.map((each) => ({ feedback: each })) }) as MockItem;
  expect(isToCome([item("answered", feedback(40, [])), item("answered", null)])).toBe(true);
  // Another try is practice, and so is what came after the end.
  expect(isToCome([item("answered", feedback(40, []), null), item("skipped", null), item("skipped")])).toBe(false);
});

test("E-7 a report says in one sentence where somebody is strong and where most is to gain", () => {
  const item = (position: number, topic: string, score: number | null) =>
    ({
      position,
      state: score === null ? "skipped" : "answered",
      question: { topic },
      answers: score === null ? [] : [{ feedback: feedback(score, []) }],
    }) as unknown as MockItem;
  expect(verdict([item(1, "launches", 83), item(2, "sql", 0), item(3, "planning", null)])).toBe("Strongest in Launches (83), most to gain in SQL (0).");
  expect(verdict([item(1, "sql", 83), item(2, "sql", 12)])).toBe("Strongest in question 1 (83), most to gain in question 2 (12).");
  expect(verdict([item(1, "launches", 83), item(2, "sql", 75)])).toBe("Every answer reached 70; the strongest was in Launches (83).");
  expect(verdict([item(1, "launches", 11), item(2, "sql", 4)])).toBe("Every answer came out below 40. Most to gain in SQL (4).");
  expect(verdict([item(1, "launches", 83)])).toBe("One answer, in Launches (83).");
  expect(verdict([item(1, "launches", null)])).toBeNull();
});

test("E-8 a report tells the best of what came after the answer that counts", () => {
  const item = (state: string, scores: (number | null)[]) =>
    ({ state, answers: scores.map((score) => ({ feedback: score === null ? null : feedback(score, []) })) }) as unknown as MockItem;
  expect(retried(item("answered", [40, 85, 70]))).toEqual({ attempts: 2, best: 85 });
  expect(retried(item("skipped", [62]))).toEqual({ attempts: 1, best: 62 });
  expect(retried(item("answered", [40]))).toBeNull();
  expect(retried(item("answered", [40, null]))).toBeNull();
});
