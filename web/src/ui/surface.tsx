import { type ReactNode, useId } from "react";
import { cx } from "./cx";

export interface CardProps {
  /** Makes it a named section. */
  title?: ReactNode;
  /** Beside the title. */
  aside?: ReactNode;
  hint?: ReactNode;
  padding?: "none" | "sm" | "md";
  className?: string;
  children: ReactNode;
}

export function Card({ title, aside, hint, padding = "md", className, children }: CardProps) {
  const id = useId();
  const inner = padding === "md" ? "p-6 max-sm:p-4" : padding === "sm" ? "p-4" : "";
  const classes = cx("rounded-10 border border-line bg-surface shadow-card", className);
  if (title === undefined) return <div className={cx(classes, inner)}>{children}</div>;
  return (
    <section aria-labelledby={id} className={classes}>
      <header className={cx("flex flex-wrap items-center justify-between gap-x-4 gap-y-1", padding === "sm" ? "px-4 pt-3.5" : "px-6 pt-5 max-sm:px-4 max-sm:pt-4")}>
        <div className="grid gap-0.5">
          <h2 id={id} className="text-16 font-semibold text-ink">
            {title}
          </h2>
          {hint !== undefined && <p className="text-14 text-ink-faint">{hint}</p>}
        </div>
        {aside}
      </header>
      <div className={cx(padding === "md" ? "p-6 pt-4 max-sm:p-4" : padding === "sm" ? "p-4 pt-3" : "pt-4")}>{children}</div>
    </section>
  );
}

export interface PageHeaderProps {
  title: string;
  /** A line above: where this page is. */
  over?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, over, lead, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="grid max-w-[44rem] gap-1.5">
        {over !== undefined && <div className="text-14 text-ink-faint">{over}</div>}
        <h1 className="text-25 font-semibold tracking-[-0.02em] text-ink sm:text-31 compact:text-25">{title}</h1>
        {lead !== undefined && <p className="text-ink-soft">{lead}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}

export interface EmptyStateProps {
  title: string;
  /** "h1" where it is all there is on the page. */
  titleAs?: "p" | "h1";
  children?: ReactNode;
  /** One action. */
  action?: ReactNode;
  picture?: ReactNode;
  compact?: boolean;
  className?: string;
}

export function EmptyState({ title, titleAs: Title = "p", children, action, picture, compact = false, className }: EmptyStateProps) {
  return (
    <div className={cx("grid justify-items-center text-center", compact ? "gap-2 px-4 py-6" : "gap-3 px-6 py-12", className)}>
      {picture !== undefined && <div className={cx("text-ink-faint", compact ? "mb-1" : "mb-2")}>{picture}</div>}
      <Title className={cx("font-medium text-ink", compact ? "text-14" : "text-16")}>{title}</Title>
      {children !== undefined && <div className="max-w-[26rem] text-14 text-pretty text-ink-soft">{children}</div>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}

/** A grey shape the size of what will be there. Put `SkeletonRegion` around a group of them. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx("animate-pulse rounded-6 bg-hover", className)} />;
}

export function SkeletonRegion({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
