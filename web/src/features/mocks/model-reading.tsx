import type { ModelPart } from "@/api";
import { Alert, ScoreRing, Spinner } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { OwnFold } from "./fold";
import { MarkedAnswer, Points } from "./points";
import { usePointing } from "./pointing";

const t = feedbackStrings.model;

/** What a configured language model makes of the same answer, beside the reading that counts. */
export function ModelReading({ part, text }: { part: ModelPart; text: string }) {
  return (
    <div className={part.state === "ready" ? undefined : "rounded-10 border border-line bg-surface px-5 py-3 text-14 shadow-card max-sm:px-4"}>
      <div role="status">
        {part.state === "waiting" && (
          <p className="flex items-center gap-2.5 text-ink-soft">
            <Spinner className="text-accent-ink" />
            {t.waiting}
          </p>
        )}
        {part.state === "failed" && (
          <Alert meaning="info" title={t.failed}>
            {part.why}
          </Alert>
        )}
        {part.state === "ready" && <p className="sr-only">{t.ready}</p>}
      </div>
      {part.state === "ready" && <Ready part={part} text={text} />}
    </div>
  );
}

function Ready({ part, text }: { part: Extract<ModelPart, { state: "ready" }>; text: string }) {
  const pointing = usePointing(part.points);
  return (
    <OwnFold title={t.title} aside={<span className="tabular">{feedbackStrings.of100(part.score)}</span>}>
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-4">
          <ScoreRing size="sm" value={part.score} label={t.title} />
          <p className="min-w-[14rem] flex-1 wrap-anywhere">{part.summary}</p>
        </div>
        {part.points.length > 0 && (
          <>
            <MarkedAnswer text={text} points={part.points} pointing={pointing} />
            <Points points={part.points} pointing={pointing} />
          </>
        )}
        {part.follow_up !== "" && (
          <p className="text-14 wrap-anywhere text-ink-soft">
            <span className="font-medium text-ink">{t.followUp}</span> {part.follow_up}
          </p>
        )}
        <p className="text-14 text-ink-faint">{t.by(part.model)}</p>
      </div>
    </OwnFold>
  );
}
