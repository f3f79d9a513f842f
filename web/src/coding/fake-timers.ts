import type { Timers } from "./draft-saver";

export const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Timers that run when a test says so. */
export class FakeTimers implements Timers {
  nowMs = 0;
  #pending: { atMs: number; run: () => void }[] = [];

  set(run: () => void, ms: number) {
    const timer = { atMs: this.nowMs + ms, run };
    this.#pending.push(timer);
    return timer;
  }

  clear(timer: unknown) {
    this.#pending = this.#pending.filter((other) => other !== timer);
  }

  async pass(ms: number) {
    const until = this.nowMs + ms;
    for (;;) {
      const next = this.#pending.filter((timer) => timer.atMs <= until).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.clear(next);
      this.nowMs = next.atMs;
      next.run();
      await settled();
    }
    this.nowMs = until;
    await settled();
  }
}
