import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "@/ui";
import { codingStrings } from "./strings";

const SMALLEST = 0.25;
const LARGEST = 0.75;
const STEP = 0.02;

const KEY = "ix-judge-split-";

export interface SplitProps {
  /** What the place of the divider is remembered under. */
  name: string;
  /** Share of the first pane, 0 to 1. */
  start: number;
  first: ReactNode;
  second: ReactNode;
  className?: string;
}

/** Two panes side by side with a divider that can be dragged; one above the other where there is no room. */
export function Split({ name, start, first, second, className }: SplitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(() => recalled(name, start));
  const place = (next: number) => {
    const kept = Math.min(LARGEST, Math.max(SMALLEST, next));
    setShare(kept);
    localStorage.setItem(KEY + name, kept.toFixed(3));
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = frame.current?.getBoundingClientRect();
    if (box) place((event.clientX - box.left) / box.width);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    place(step === undefined ? (event.key === "Home" ? SMALLEST : LARGEST) : share + step);
  };
  return (
    <div
      ref={frame}
      style={{ "--first": `${share}fr`, "--second": `${1 - share}fr` } as CSSProperties}
      className={cx(
        "flex flex-col gap-4 lg:grid lg:min-h-0 lg:grid-cols-[minmax(0,var(--first))_auto_minmax(0,var(--second))] lg:gap-0",
        className,
      )}
    >
      {first}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={codingStrings.divider}
        aria-valuemin={SMALLEST * 100}
        aria-valuemax={LARGEST * 100}
        aria-valuenow={Math.round(share * 100)}
        onKeyDown={keys}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => place(start)}
        className="group hidden w-4 cursor-col-resize touch-none place-items-center rounded-4 lg:grid"
      >
        <span className="h-10 w-1 rounded-full bg-line-strong transition-colors duration-(--quick) group-hover:bg-accent-mark" />
      </div>
      {second}
    </div>
  );
}

function recalled(name: string, start: number): number {
  const value = Number(localStorage.getItem(KEY + name) ?? Number.NaN);
  return value >= SMALLEST && value <= LARGEST ? value : start;
}
