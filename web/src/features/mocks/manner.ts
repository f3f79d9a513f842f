import type { DimensionScore } from "@/api";

/** Technical accuracy from which the server counts in full how something is said. */
const ON_SUBJECT = 50;

/** Whether it is about how something is said where what is said is not right: then it hardly moves the score. */
export function countsLittle(dimension: DimensionScore["dimension"], dimensions: readonly DimensionScore[]): boolean {
  if (dimension !== "clarity" && dimension !== "structure") return false;
  const accuracy = dimensions.find((each) => each.dimension === "technical_accuracy")?.score;
  return typeof accuracy === "number" && accuracy < ON_SUBJECT;
}

/** Whether there is a score that counts little. */
export function hasLittle(dimensions: readonly DimensionScore[]): boolean {
  return dimensions.some(({ dimension, score }) => typeof score === "number" && countsLittle(dimension, dimensions));
}
