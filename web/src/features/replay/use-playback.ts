import { useCallback, useEffect, useRef, useState } from "react";
import { type Playback, type Speed, type Span, advance, nextMoment, seek, toggle } from "./playback";

export interface Player extends Playback {
  seek: (atMs: number) => void;
  toggle: () => void;
  setSpeed: (speed: Speed) => void;
  setSkipQuiet: (skipQuiet: boolean) => void;
  step: (direction: 1 | -1) => void;
}

/** Runs the playback by the browser's frames. */
export function usePlayback(span: Span): Player {
  const [playback, setPlayback] = useState<Playback>({ atMs: span.fromMs, playing: false, speed: 1, skipQuiet: true });
  const before = useRef(0);

  useEffect(() => {
    if (!playback.playing) return;
    let frame = 0;
    before.current = performance.now();
    const run = (now: number) => {
      const passed = Math.max(0, now - before.current);
      before.current = now;
      setPlayback((current) => advance(current, span, passed));
      frame = requestAnimationFrame(run);
    };
    frame = requestAnimationFrame(run);
    return () => cancelAnimationFrame(frame);
  }, [playback.playing, span]);

  return {
    ...playback,
    seek: useCallback((atMs: number) => setPlayback((current) => seek(current, span, atMs)), [span]),
    toggle: useCallback(() => setPlayback((current) => toggle(current, span)), [span]),
    setSpeed: useCallback((speed: Speed) => setPlayback((current) => ({ ...current, speed })), []),
    setSkipQuiet: useCallback((skipQuiet: boolean) => setPlayback((current) => ({ ...current, skipQuiet })), []),
    step: useCallback(
      (direction: 1 | -1) =>
        setPlayback((current) => {
          const { moments } = span;
          const target =
            direction === 1 ? nextMoment(moments, current.atMs) : (moments.findLast((at) => at < current.atMs - 1) ?? span.fromMs);
          return seek(current, span, target ?? span.toMs);
        }),
      [span],
    ),
  };
}
