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
  className?: string;
}

/** A measured value on a known scale, drawn as a bar. Write the figure beside it. */
export function Meter({ label, value, min = 0, max, valueText, steps, className }: MeterProps) {
  const part = max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={valueText}
      className={cx("relative h-2 overflow-hidden rounded-full bg-pressed", className)}
    >
      <div className="h-full rounded-full bg-accent-mark" style={{ width: `${part * 100}%` }} />
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
