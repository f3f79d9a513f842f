import { GripHorizontal } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { t } from "../strings";
import { useViewStore } from "./view";

const STEP_PX = 24;

/** Moves the floating rail: by pointer, or by arrow keys while it has the focus. */
export function FloatHandle() {
  const view = useViewStore();
  const drag = useRef<{ x: number; y: number; from: { x: number; y: number } } | null>(null);

  const move = (node: HTMLElement, x: number, y: number) => {
    const rail = node.parentElement;
    const stage = rail?.offsetParent;
    const most = {
      x: Math.max(0, (stage?.clientWidth ?? 0) - (rail?.offsetWidth ?? 0)),
      y: Math.max(0, (stage?.clientHeight ?? 0) - (rail?.offsetHeight ?? 0)),
    };
    view.set({ float: { x: Math.min(most.x, Math.max(0, x)), y: Math.min(most.y, Math.max(0, y)) } });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    const { float } = view.get();
    // The offsets count from the right and from the bottom.
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [STEP_PX, 0],
      ArrowRight: [-STEP_PX, 0],
      ArrowUp: [0, STEP_PX],
      ArrowDown: [0, -STEP_PX],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    move(event.currentTarget, float.x + step[0], float.y + step[1]);
  };

  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    if (!drag.current) return;
    const { x, y, from } = drag.current;
    move(event.currentTarget, from.x - (event.clientX - x), from.y - (event.clientY - y));
  };

  return (
    <button
      type="button"
      aria-label={t.video.move}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { x: event.clientX, y: event.clientY, from: view.get().float };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (drag.current = null)}
      onPointerCancel={() => (drag.current = null)}
      className="grid h-6 cursor-move touch-none place-items-center rounded-t-14 text-ink-faint hover:bg-hover max-md:hidden"
    >
      <GripHorizontal className="size-4" aria-hidden />
    </button>
  );
}
