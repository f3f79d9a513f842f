import type { ReactNode } from "react";
import { cx } from "./cx";
import { type Meaning, MEANING_SOFT, MeaningIcon } from "./meaning";

export interface AlertProps {
  meaning: Meaning;
  title: string;
  /** What was kept, and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  /** Announced by screen readers when it appears. */
  live?: boolean;
  className?: string;
}

export function Alert({ meaning, title, children, action, live = false, className }: AlertProps) {
  return (
    <div
      role={live ? (meaning === "danger" ? "alert" : "status") : undefined}
      className={cx("flex items-start gap-3 rounded-10 border px-4 py-3 text-14", MEANING_SOFT[meaning], className)}
    >
      <MeaningIcon meaning={meaning} className="mt-px size-[1.125rem] shrink-0" />
      <div className="grid flex-1 gap-1">
        <p className="font-medium">{title}</p>
        {children !== undefined && <div className="text-ink-soft">{children}</div>}
        {action !== undefined && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
