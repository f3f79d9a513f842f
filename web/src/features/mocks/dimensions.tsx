import type { DimensionScore } from "@/api";
import { score } from "@/lib/format";
import { Meter, cx } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { countsLittle, hasLittle } from "./manner";

const t = feedbackStrings.dimensions;

/** Each score as a bar; one that could not be told says so, and one that counts little is not praised. */
export function Dimensions({ dimensions }: { dimensions: readonly DimensionScore[] }) {
  return (
    <div className="grid gap-2">
      <ul className="grid gap-2">
        {dimensions.map(({ dimension, score: value }) => {
          const isLittle = countsLittle(dimension, dimensions);
          return (
            <li key={dimension} className={cx("grid min-h-6 grid-cols-[8.75rem_minmax(0,1fr)_2rem] items-center gap-x-3 text-14", isLittle && "text-ink-faint")}>
              <span>{t[dimension]}</span>
              {typeof value === "number" ? (
                <>
                  <Meter label={t[dimension]} value={Math.round(value)} max={100} valueText={feedbackStrings.of100(value)} quiet={isLittle} />
                  <span className={cx("tabular text-right", !isLittle && "font-semibold")}>{score(value)}</span>
                </>
              ) : (
                <span className="col-span-2 text-ink-faint">{t.untold}</span>
              )}
            </li>
          );
        })}
      </ul>
      {hasLittle(dimensions) && <p className="text-14 text-ink-faint">{t.little}</p>}
    </div>
  );
}
