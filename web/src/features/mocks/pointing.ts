import { useId, useState } from "react";
import { flushSync } from "react-dom";
import type { PointFeedback, PointVerdict } from "@/api";

/** Which key point is pointed at, in the list or in the answer, and whose details are open. */
export interface Pointing {
  at: number | null;
  pointAt: (index: number | null) => void;
  /** As the keyboard does: it stays while the mouse goes elsewhere. */
  focusAt: (index: number | null) => void;
  isOpen: (index: number) => boolean;
  toggle: (index: number) => void;
  /** Opens a point and takes the keyboard there. */
  goToPoint: (index: number) => void;
  /** Shows a point's words in the answer and takes the keyboard there. */
  goToWords: (index: number) => void;
  pointId: (index: number) => string;
  wordsId: (index: number) => string;
}

/** What is contradicted, or seems to be, is to be seen without looking for it. */
function isOpposed(verdict: PointVerdict): boolean {
  return verdict === "wrong" || verdict === "doubtful";
}

/** `showAnswer` unfolds the answer where it is folded. */
export function usePointing(points: readonly PointFeedback[], showAnswer?: () => void): Pointing {
  const id = useId();
  const [hovered, setHovered] = useState<number | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(points.flatMap(({ verdict }, index) => (isOpposed(verdict) ? [index] : []))));
  const pointId = (index: number) => `${id}-point-${index + 1}`;
  const wordsId = (index: number) => `${id}-words-${index + 1}`;
  return {
    at: hovered ?? focused,
    pointAt: setHovered,
    focusAt: setFocused,
    isOpen: (index) => open.has(index),
    toggle: (index) => setOpen((before) => (before.has(index) ? new Set([...before].filter((each) => each !== index)) : new Set([...before, index]))),
    goToPoint: (index) => {
      flushSync(() => setOpen((before) => new Set([...before, index])));
      goTo(document.getElementById(pointId(index)));
    },
    goToWords: (index) => {
      flushSync(() => showAnswer?.());
      goTo(document.getElementById(wordsId(index)));
    },
    pointId,
    wordsId,
  };
}

/** Brings what is drawn by now into view, and the keyboard with it. */
export function goTo(element: HTMLElement | null | undefined, block: ScrollLogicalPosition = "center"): void {
  element?.scrollIntoView({ block });
  element?.focus({ preventScroll: true });
}
