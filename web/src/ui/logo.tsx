import { cx } from "./cx";

/** Two sides meeting: a question and an answer, and between them the X. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className ?? "size-8"}>
      <rect width="32" height="32" rx="9" className="fill-[var(--teal-700)]" />
      <path d="M8.5 9.25 14.75 16 8.5 22.75" fill="none" stroke="white" strokeWidth="3.5" strokeLinecap="round" strokeLinejoin="round" />
      <path
        d="M23.5 9.25 17.25 16l6.25 6.75"
        fill="none"
        className="stroke-[var(--teal-300)]"
        strokeWidth="3.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Logo({ className, compact = false }: { className?: string; compact?: boolean }) {
  return (
    <span className={cx("inline-flex items-center gap-2.5", className)}>
      <LogoMark className={compact ? "size-6" : "size-8"} />
      <span className={cx("font-semibold tracking-[-0.025em] text-ink", compact ? "text-16" : "text-20")}>
        Interview<span className="text-accent-ink">Xpert</span>
      </span>
    </span>
  );
}
