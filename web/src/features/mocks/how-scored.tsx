import type { DimensionScore, MockFeedback } from "@/api";
import { InlineProse } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { Disclosure } from "./fold";
import { counts, made } from "./gaps";
import { countsLittle } from "./manner";

const t = feedbackStrings.how;

/** How the score came about, in words: figures beside each other would look like a sum that they are not. */
export function HowScored({ feedback, isCoding }: { feedback: MockFeedback; isCoding: boolean }) {
  const { dimensions, points, engine } = feedback;
  const found = counts(points);
  const correctness = dimensions.find(({ dimension }) => dimension === "correctness")?.score;
  const isWrong = typeof correctness === "number" && correctness < 100;
  const share = (dimension: DimensionScore["dimension"]) => {
    if (countsLittle(dimension, dimensions)) return t.little;
    return isCoding && dimension === "technical_accuracy" ? t.explained : t.share[dimension];
  };
  return (
    <Disclosure title={t.title}>
      <div className="mt-2 grid gap-3 text-ink-soft">
        <p>{isCoding ? [points.length > 0 ? t.program : t.programOnly, isWrong && t.notRight].filter(Boolean).join(" ") : t.words}</p>
        <dl className="grid gap-2">
          {dimensions.map(({ dimension, score, why }) => (
            <div key={dimension}>
              <dt className="font-medium text-ink">
                {feedbackStrings.dimensions[dimension]}
                <span className="font-normal text-ink-faint">
                  {" "}
                  · {typeof score === "number" ? share(dimension) : t.untold}
                </span>
              </dt>
              <dd>{dimension === "technical_accuracy" && points.length > 0 ? made(found) : <InlineProse markdown={why} />}</dd>
            </div>
          ))}
        </dl>
        {points.length > 0 && <p>{t.points}</p>}
        {engine && (
          <p>
            <span className="font-medium text-ink">{t.reader}</span> · {t.engines[engine.name] ?? t.engine(engine.name)} {t.sure[sureness(engine.confidence)]} {t.believe}
          </p>
        )}
      </div>
    </Disclosure>
  );
}

/** How far the decisions were from tipping over, as the engine says in a figure of at most 0.9. */
function sureness(confidence: number): keyof typeof t.sure {
  if (confidence >= 0.75) return "clear";
  return confidence >= 0.6 ? "mostly" : "close";
}
