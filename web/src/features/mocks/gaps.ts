import type { MockFeedback, PointFeedback, PointVerdict } from "@/api";

/** What is to be mended first, then what is to be added. */
const ORDER: Record<PointVerdict, number> = { wrong: 0, missing: 1, partial: 2, met: 3 };

/** The points that were not made, the largest gap first: one rule for the feedback, the suggestions and the report. */
export function gaps(points: readonly PointFeedback[]): PointFeedback[] {
  return points.filter(({ verdict }) => verdict !== "met").sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict] || b.weight - a.weight);
}

/** How many points there are of each verdict. */
export function counts(points: readonly PointFeedback[]): Record<PointVerdict, number> {
  const found: Record<PointVerdict, number> = { met: 0, partial: 0, wrong: 0, missing: 0 };
  for (const { verdict } of points) found[verdict] += 1;
  return found;
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
