import { meanRating, rating, score } from "@/lib/format";
import { uiStrings } from "@/lib/strings";
import { cx } from "./cx";
import { Meter } from "./meter";

const RADIUS = 52;
const ARC = 2 * Math.PI * RADIUS * 0.75;

/** A figure of 0 to 100 on a three-quarter ring. Say beside it how it comes about. */
export function ScoreRing({ value, label, size = "md" }: { value: number; label: string; size?: "sm" | "md" }) {
  const part = Math.min(1, Math.max(0, value / 100));
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value)}
      aria-valuetext={uiStrings.of(score(value), "100")}
      className={cx("relative grid shrink-0 place-items-center", size === "md" ? "size-32" : "size-20")}
    >
      <svg viewBox="0 0 128 128" aria-hidden className="absolute inset-0 -rotate-225" fill="none" strokeWidth="9" strokeLinecap="round">
        <circle cx="64" cy="64" r={RADIUS} className="stroke-pressed" strokeDasharray={`${ARC} 999`} />
        {part > 0 && <circle cx="64" cy="64" r={RADIUS} className="stroke-accent-mark" strokeDasharray={`${ARC * part} 999`} />}
      </svg>
      <span className="grid justify-items-center">
        <span className={cx("tabular leading-none font-semibold tracking-[-0.03em]", size === "md" ? "text-31" : "text-20")}>
          {score(value)}
        </span>
        <span className={cx("tabular text-ink-faint", size === "md" ? "text-12" : "text-12")}>{uiStrings.outOf("100")}</span>
      </span>
    </div>
  );
}

export interface RatingRowProps {
  label: string;
  /** 1 to 5; null when there is none. */
  value: number | null;
  /** A mean of several ratings: always shown with one decimal. */
  mean?: boolean;
  /** After the figure, instead of "of 5". */
  note?: string;
  /** Shown instead of the figure when there is none. */
  none?: string;
}

/** One rating on the five-point scale: name, bar, figure. */
export function RatingRow({ label, value, mean = false, note, none = "–" }: RatingRowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <span className="min-w-0 text-14 font-medium text-ink">{label}</span>
      {value === null ? (
        <span className="h-2 rounded-full bg-hover max-sm:order-last max-sm:col-span-2" />
      ) : (
        <Meter
          label={label}
          value={value}
          max={5}
          steps={5}
          valueText={uiStrings.of(rating(value), "5")}
          className="max-sm:order-last max-sm:col-span-2"
        />
      )}
      <span className="tabular min-w-12 text-right text-14 whitespace-nowrap">
        {value === null ? (
          <span className="text-ink-faint">{none}</span>
        ) : (
          <>
            <span className="font-semibold">{mean ? meanRating(value) : rating(value)}</span>
            <span className="text-ink-faint"> {note ?? uiStrings.outOf("5")}</span>
          </>
        )}
      </span>
    </div>
  );
}
