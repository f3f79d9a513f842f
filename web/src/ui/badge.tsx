import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Meaning, MEANING_SOFT, MeaningIcon } from "./meaning";

export interface BadgeProps {
  tone?: Meaning | "neutral" | "accent" | "outline";
  /** Meanings bring their own icon; pass null to leave it out where the words say it. */
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Badge({ tone = "neutral", icon, className, children }: BadgeProps) {
  const meaning = tone === "neutral" || tone === "accent" || tone === "outline" ? null : tone;
  return (
    <span
      className={cx(
        "inline-flex h-6 items-center gap-1 rounded-6 border px-1.5 text-12 font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0",
        meaning !== null && MEANING_SOFT[meaning],
        tone === "neutral" && "border-line bg-hover text-ink-soft",
        tone === "accent" && "border-accent-line bg-accent-soft text-accent-ink",
        tone === "outline" && "border-line-strong text-ink-soft",
        className,
      )}
    >
      {icon === undefined && meaning !== null ? <MeaningIcon meaning={meaning} /> : icon}
      {children}
    </span>
  );
}
