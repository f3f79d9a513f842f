import type { DimensionScore } from "@/api";
import { score } from "@/lib/format";
import { Meter } from "@/ui";
import { feedbackStrings } from "./feedback-strings";

const t = feedbackStrings.dimensions;

/** Each score as a bar; one that could not be told says so. */
export function Dimensions({ dimensions }: { dimensions: readonly DimensionScore[] }) {
  return (
    <ul className="grid gap-2">
      {dimensions.map(({ dimension, score: value }) => (
        <li key={dimension} className="grid min-h-6 grid-cols-[8.75rem_minmax(0,1fr)_2rem] items-center gap-x-3 text-14">
          <span>{t[dimension]}</span>
          {typeof value === "number" ? (
            <>
              <Meter label={t[dimension]} value={Math.round(value)} max={100} valueText={feedbackStrings.of100(value)} />
              <span className="tabular text-right font-semibold">{score(value)}</span>
            </>
          ) : (
            <span className="col-span-2 text-ink-faint">{t.untold}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
