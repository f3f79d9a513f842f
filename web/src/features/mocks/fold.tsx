import { ChevronRight } from "lucide-react";
import { type MouseEvent, type ReactNode, useId, useState } from "react";
import { cx } from "@/ui";

/** Whether there is room beside the points; where there is not, what is long starts folded. */
export function useRoom(): boolean {
  const [room] = useState(() => matchMedia("(min-width: 48rem)").matches);
  return room;
}

/** A head that a bar half covers can be pressed; it comes out from under it. */
function showHead(event: MouseEvent<HTMLElement>) {
  event.currentTarget.scrollIntoView({ block: "nearest" });
}

export interface FoldProps {
  title: string;
  /** Beside the title, also while it is folded. */
  aside?: ReactNode;
  open: boolean;
  onToggle: (open: boolean) => void;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A named section that folds to its title. */
export function Fold({ title, aside, open, onToggle, id, className, children }: FoldProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={cx("min-w-0 rounded-10 border border-line bg-surface shadow-card", className)}>
      <details id={id} open={open} onToggle={(event) => onToggle(event.currentTarget.open)} className="group/fold">
        <summary
          onClick={showHead}
          className="flex min-h-12 list-none flex-wrap items-center gap-x-2 gap-y-1 rounded-10 px-5 py-2.5 scroll-mt-6 scroll-mb-3 -outline-offset-2 hover:bg-hover max-sm:px-4 [&::-webkit-details-marker]:hidden"
        >
          <ChevronRight className="size-4 shrink-0 text-ink-faint transition-transform duration-(--quick) group-open/fold:rotate-90" aria-hidden />
          <h2 id={heading} className="text-16 font-semibold">
            {title}
          </h2>
          {aside !== undefined && <span className="ml-auto flex flex-wrap items-center gap-2 text-14 text-ink-faint">{aside}</span>}
        </summary>
        <div className="px-5 pt-1 pb-5 max-sm:px-4">{children}</div>
      </details>
    </section>
  );
}

/** A small one inside a section. */
export function Disclosure({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <details className={cx("group/small text-14", className)}>
      <summary
        onClick={showHead}
        className="inline-flex min-h-6 scroll-mb-3 list-none items-center gap-1 rounded-4 font-medium text-accent-ink underline-offset-4 hover:underline pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight className="size-4 transition-transform duration-(--quick) group-open/small:rotate-90" aria-hidden />
        {title}
      </summary>
      {children}
    </details>
  );
}

/** One that keeps by itself whether it is open. */
export function OwnFold({ startsOpen = false, ...rest }: Omit<FoldProps, "open" | "onToggle"> & { startsOpen?: boolean }) {
  const [open, setOpen] = useState(startsOpen);
  return <Fold {...rest} open={open} onToggle={setOpen} />;
}
