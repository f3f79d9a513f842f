/**
 * Offers one at a time. Whatever changes while an offer is out goes into the next one; an answer counts only for the
 * offer it names. The client is the only side that offers, so there is no glare to resolve.
 */
export class Negotiation {
  #state: "idle" | "making" | "waiting" = "idle";
  #dirty = false;
  #offer = 0;

  /** Something changed. True when the caller must make an offer now. */
  change(): boolean {
    if (this.#state !== "idle") {
      this.#dirty = true;
      return false;
    }
    this.#state = "making";
    return true;
  }

  /** The offer is ready to be sent: its number. */
  sent(): number {
    this.#state = "waiting";
    this.#offer += 1;
    return this.#offer;
  }

  /** Whether an answer to `offer` is the awaited one. */
  expects(offer: number): boolean {
    return this.#state === "waiting" && offer === this.#offer;
  }

  /** The answer is applied. True when the caller must make another offer at once. */
  settled(): boolean {
    this.#state = "idle";
    if (!this.#dirty) return false;
    this.#dirty = false;
    this.#state = "making";
    return true;
  }

  /** An offer is out and unanswered. */
  get open(): boolean {
    return this.#state !== "idle";
  }
}

/**
 * Session numbers must grow over reloads of the page as well, so they start at the wall clock's seconds (they fit
 * 32 bits until 2106).
 */
export function nextSession(previous: number, nowMs: number): number {
  return Math.max(previous + 1, Math.floor(nowMs / 1000));
}
