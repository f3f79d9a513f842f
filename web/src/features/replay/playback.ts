export const SPEEDS = [1, 2, 4, 8, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** Longer stretches without anything are passed over, when asked to. */
const QUIET_MS = 4_000;
/** So long before what comes next playing goes on. */
const LEAD_MS = 1_000;

export interface Playback {
  atMs: number;
  playing: boolean;
  speed: Speed;
  skipQuiet: boolean;
}

export interface Span {
  fromMs: number;
  toMs: number;
  /** When anything happened, in order. */
  moments: readonly number[];
}

/** Where playing is after `passedMs` of the viewer's time. Stops at the end. */
export function advance(playback: Playback, span: Span, passedMs: number): Playback {
  if (!playback.playing) return playback;
  let atMs = playback.atMs + passedMs * playback.speed;
  if (playback.skipQuiet) {
    const next = nextMoment(span.moments, playback.atMs);
    // To the end when nothing comes any more.
    const target = next ?? span.toMs;
    if (target - playback.atMs > QUIET_MS) atMs = Math.max(atMs, target - (next === null ? 0 : LEAD_MS));
  }
  return atMs >= span.toMs ? { ...playback, atMs: span.toMs, playing: false } : { ...playback, atMs };
}

export function seek(playback: Playback, span: Span, atMs: number): Playback {
  return { ...playback, atMs: Math.min(span.toMs, Math.max(span.fromMs, atMs)) };
}

/** Playing again from the end starts over. */
export function toggle(playback: Playback, span: Span): Playback {
  const atEnd = playback.atMs >= span.toMs;
  return { ...playback, playing: !playback.playing, atMs: !playback.playing && atEnd ? span.fromMs : playback.atMs };
}

/** The first moment after `atMs`. */
export function nextMoment(moments: readonly number[], atMs: number): number | null {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return moments[low] ?? null;
}
