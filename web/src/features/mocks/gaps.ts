import type { MockFeedback, PointFeedback, PointVerdict } from "@/api";
import { feedbackStrings } from "./feedback-strings";

type Counts = Readonly<Record<PointVerdict, number>>;

const t = feedbackStrings.points;

/** What is to be mended first, then what is to be added or made clear. */
const ORDER: Record<PointVerdict, number> = { wrong: 0, doubtful: 1, missing: 1, partial: 2, met: 3 };

/** The points that were not made, the largest gap first: one rule for the feedback, the suggestions and the report. */
export function gaps(points: readonly PointFeedback[]): PointFeedback[] {
  return points.filter(({ verdict }) => verdict !== "met").sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || b.weight - a.weight);
}

/** How many points there are of each verdict. */
export function counts(points: readonly PointFeedback[]): Counts {
  const found = { met: 0, partial: 0, wrong: 0, doubtful: 0, missing: 0 };
  for (const { verdict } of points) found[verdict] += 1;
  return found;
}

/** What is told first; what is missing comes last. */
const TOLD: readonly PointVerdict[] = ["met", "partial", "wrong", "doubtful", "missing"];

/** All verdicts with their numbers. */
export function counted(found: Counts): string {
  return TOLD.map((verdict) => t.counted[verdict](found[verdict])).join(", ");
}

/** How many of the points were made, and what became of the others. */
export function made(found: Counts): string {
  const all = TOLD.reduce((sum, verdict) => sum + found[verdict], 0);
  if (found.missing === all) return t.none(all);
  if (found.met === all) return t.all(all);
  const rest = TOLD.filter((verdict) => verdict !== "met" && found[verdict] > 0);
  return `${[t.some(found.met, all), ...rest.map((verdict) => t.counted[verdict](found[verdict]))].join(", ")}.`;
}

/** How a point's weight compares with an even share. */
export function weightOf(point: PointFeedback, points: readonly PointFeedback[]): "more" | "even" | "less" {
  const even = points.reduce((sum, { weight }) => sum + weight, 0) / points.length;
  if (point.weight > even * 1.15) return "more";
  return point.weight < even * 0.85 ? "less" : "even";
}

/** Why a score is held down; the cap is left out where the score did not come near it. */
export function reasons({ held_down, hints_cost, score }: Pick<MockFeedback, "held_down" | "hints_cost" | "score">): string[] {
  return held_down.map((why) => {
    const cap = /\s*The score is at most (\d+)\.$/.exec(why);
    return cap && score + hints_cost < Number(cap[1]) ? why.slice(0, cap.index) : why;
  });
}
