import { ChevronDown } from "lucide-react";
import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { uiStrings } from "@/lib/strings";
import { Button } from "./button";
import { cx } from "./cx";

export interface TableProps {
  /** What the table lists; read by screen readers. */
  caption: string;
  head: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Table({ caption, head, className, children }: TableProps) {
  return (
    <div className={cx("overflow-x-auto", className)}>
      <table className="w-full border-collapse text-14">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface Figures {
  /** Right-aligned with tabular figures. */
  figures?: boolean;
}

export function Th({ figures = false, className, ...rest }: ThHTMLAttributes<HTMLTableCellElement> & Figures) {
  return (
    <th
      scope="col"
      className={cx(
        "border-b border-line px-4 py-2.5 text-12 font-medium whitespace-nowrap text-ink-faint",
        figures ? "text-right" : "text-left",
        className,
      )}
      {...rest}
    />
  );
}

export function Td({ figures = false, className, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & Figures) {
  return (
    <td
      className={cx("border-b border-line px-4 py-3 align-middle", figures ? "tabular text-right" : "text-left", className)}
      {...rest}
    />
  );
}

export interface PaginationProps {
  /** How many are on the page. */
  shown: number;
  noun: (count: number) => string;
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
}

/** Lists come in pages, newest first: says how many are shown and brings the next page below them. */
export function Pagination({ shown, noun, hasMore, loading, onMore }: PaginationProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <p className="tabular text-14 text-ink-faint" aria-live="polite">
        {noun(shown)}
      </p>
      {hasMore && (
        <Button size="sm" busy={loading} icon={<ChevronDown aria-hidden />} onClick={onMore}>
          {uiStrings.more}
        </Button>
      )}
    </div>
  );
}
