import type { MockAnswer, MockItem, PracticeNext } from "@/api";
import { score } from "@/lib/format";
import { topicName } from "@/lib/topics";
import { feedbackStrings } from "./feedback-strings";
import { gaps } from "./gaps";

const t = feedbackStrings.report;
/** From here on the server has nothing to practise in an answer. */
const GOOD = 70;
/** Below, nothing is called a strength. */
const WEAK = 40;

/** The answer that counts; what came after the end is practice. */
export const counted = (item: MockItem): MockAnswer | undefined => (item.state === "answered" ? item.answers[0] : undefined);

/** Whether an answer that counts is still to be read: until then there may be no score. */
export function isToCome(items: readonly MockItem[]): boolean {
  return items.map(counted).some((answer) => answer !== undefined && !answer.feedback);
}

/** How often a question was tried after the answer that counts, and the best that came of it; null where nothing was read. */
export function retried(item: MockItem): { attempts: number; best: number } | null {
  const scores = item.answers.filter((answer) => answer !== counted(item)).flatMap(({ feedback }) => (feedback ? [feedback.score] : []));
  return scores.length === 0 ? null : { attempts: scores.length, best: Math.max(...scores) };
}

/** What the interview came to, in a sentence; null where nothing was read yet. */
export function verdict(items: readonly MockItem[]): string | null {
  const read = items.flatMap((item) => {
    const value = counted(item)?.feedback?.score;
    return value === undefined ? [] : [{ item, value }];
  });
  const sorted = read.sort((a, b) => b.value - a.value);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (!best || !worst) return null;
  const isOneTopic = best.item.question.topic === worst.item.question.topic;
  const place = ({ item, value }: (typeof read)[number]) =>
    t.place(isOneTopic && read.length > 1 ? t.question(item.position) : topicName(item.question.topic ?? ""), score(value));
  if (read.length === 1) return t.single(place(best));
  if (worst.value >= GOOD) return t.all(place(best));
  if (best.value < WEAK) return t.weak(place(worst));
  return best.value === worst.value ? t.even : t.span(place(best), place(worst));
}

/** Why a topic is to be practised, by the rule of the feedback on its answers. */
export function why(items: readonly MockItem[], next: Pick<PracticeNext, "positions" | "why">): string {
  const shown = items.filter((item) => next.positions.includes(item.position));
  for (const item of shown) {
    const feedback = counted(item)?.feedback;
    const correctness = feedback?.dimensions.find(({ dimension }) => dimension === "correctness");
    if (correctness && typeof correctness.score === "number" && correctness.score < 100) return correctness.why;
    const gap = gaps(feedback?.points ?? [])[0];
    if (gap) return t.gap(gap.label);
  }
  return shown.every((item) => counted(item) === undefined) ? t.skipped : next.why;
}
