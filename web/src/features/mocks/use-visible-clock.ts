import { useEffect, useState } from "react";
import { VisibleClock } from "./visible-clock";

const TICK_MS = 1_000;

/** Counts while this page is in front and `on`; shows whole seconds as they pass. */
export function useVisibleClock(startMs: number, on: boolean): [spentMs: number, clock: VisibleClock] {
  const [clock] = useState(() => new VisibleClock(startMs));
  const [spentMs, setSpentMs] = useState(startMs);
  useEffect(() => {
    if (!on) return;
    const look = () => {
      const now = performance.now();
      if (document.visibilityState === "visible") clock.show(now);
      else clock.hide(now);
      setSpentMs(clock.at(now));
    };
    look();
    const timer = setInterval(look, TICK_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      clock.hide(performance.now());
    };
  }, [clock, on]);
  return [spentMs, clock];
}
