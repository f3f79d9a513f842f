/** Longer between two looks at the clock, and the machine slept or the tab was frozen: nobody worked meanwhile. */
const LONGEST_STEP_MS = 10_000;
/** More is not taken by the server. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Time spent with the page in front; instants are milliseconds of one clock. */
export class VisibleClock {
  #spentMs: number;
  #sinceMs: number | null = null;

  constructor(spentMs: number) {
    this.#spentMs = spentMs;
  }

  /** The page is in front from now on, until `hide`. */
  show(nowMs: number): void {
    this.#sinceMs ??= nowMs;
  }

  hide(nowMs: number): void {
    this.at(nowMs);
    this.#sinceMs = null;
  }

  /** What was spent so far; to be asked at least every few seconds. */
  at(nowMs: number): number {
    if (this.#sinceMs !== null) {
      const step = nowMs - this.#sinceMs;
      if (step > 0 && step <= LONGEST_STEP_MS) this.#spentMs = Math.min(DAY_MS, this.#spentMs + step);
      this.#sinceMs = nowMs;
    }
    return Math.round(this.#spentMs);
  }

  /** Somebody spent more on the same question elsewhere. */
  atLeast(spentMs: number): void {
    this.#spentMs = Math.max(this.#spentMs, spentMs);
  }
}
