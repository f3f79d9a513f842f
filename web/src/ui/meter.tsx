import { cx } from "./cx";

export interface MeterProps {
  /** What is measured. */
  label: string;
  value: number;
  min?: number;
  max: number;
  /** The value in words; default "4.2 of 5". */
  valueText: string;
  /** Draws a gap between whole steps (a five-point scale). */
  steps?: number;
  /** Thin and without colour: it is measured, and counts for little. */
  quiet?: boolean;
  className?: string;
}

/** A measured value on a known scale, drawn as a bar. Write the figure beside it. */
export function Meter({ label, value, min = 0, max, valueText, steps, quiet = false, className }: MeterProps) {
  const part = max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={cx("relative overflow-hidden rounded-full bg-pressed", quiet ? "h-1" : "h-2", className)}
    >
      <div className={cx("h-full rounded-full", quiet ? "bg-line-field" : "bg-accent-mark")} style={{ width: `${part * 100}%` }} />
      {steps !== undefined &&
        Array.from({ length: steps - 1 }, (_, index) => (
          <span
            key={index}
            aria-hidden
            className="absolute inset-y-0 w-0.5 -translate-x-1/2 bg-surface"
            style={{ left: `${((index + 1) / steps) * 100}%` }}
          />
        ))}
    </div>
  );
}
