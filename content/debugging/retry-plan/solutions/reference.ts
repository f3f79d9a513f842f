/** Waits that double from failure to failure, up to a cap. */
class Backoff {
  private delay: number;
  private readonly cap: number;

  constructor(base: number, cap: number) {
    this.delay = base;
    this.cap = cap;
  }

  nextWait(retryAfter: number): number {
    // The server may ask for a longer wait than ours; 0 says that it did not.
    const wait = Math.max(this.delay, retryAfter);
    this.delay = Math.min(this.delay * 2, this.cap);
    return wait;
  }
}

function plannedWaits(base: number, cap: number, budget: number, retryAfter: number[]): number[] {
  const backoff = new Backoff(base, cap);
  const waits: number[] = [];
  let left = budget;
  for (const asked of retryAfter) {
    const wait = backoff.nextWait(asked);
    if (wait > left) break;
    left -= wait;
    waits.push(wait);
  }
  return waits;
}
