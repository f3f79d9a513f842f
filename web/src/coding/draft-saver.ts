import { isApiError } from "@/api";

export type SaveState =
  | { kind: "saved" }
  /** Typed, and not yet on its way. */
  | { kind: "waiting" }
  | { kind: "saving" }
  /** `again`: it is tried again by itself. */
  | { kind: "failed"; message: string; again: boolean };

export interface Timers {
  set(run: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** A pause in typing this long is when it is saved. */
export const PAUSE_MS = 800;
/** Typing without a pause is saved at least this often. */
export const LONGEST_WAIT_MS = 5_000;
/** Until the next try after a failure that may pass. */
export const AGAIN_MS = 5_000;

export const realTimers: Timers = {
  set: (run, ms) => setTimeout(run, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

/**
 * Keeps a draft on the server while it is typed: one save at a time, the newest text wins, and what failed is tried
 * again until it is there.
 */
export class DraftSaver<Draft> {
  #newest: Draft | null = null;
  #state: SaveState = { kind: "saved" };
  #timer: unknown = null;
  #deadline: unknown = null;
  #sending = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly send: (draft: Draft) => Promise<unknown>,
    private readonly messageOf: (error: unknown) => string,
    private readonly timers: Timers = realTimers,
  ) {}

  readonly get = (): SaveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(draft: Draft): void {
    this.#newest = draft;
    if (this.#state.kind !== "saving") this.#set({ kind: "waiting" });
    this.#after(PAUSE_MS);
    this.#deadline ??= this.timers.set(() => this.flush(), LONGEST_WAIT_MS);
  }

  /** Sends at once what is not yet on its way. */
  flush(): void {
    this.#clearTimers();
    if (this.#sending || this.#newest === null) return;
    void this.#save(this.#newest);
  }

  /** What was not sent yet is not wanted any more. */
  forget(): void {
    this.#clearTimers();
    this.#newest = null;
    if (!this.#sending) this.#set({ kind: "saved" });
  }

  async #save(draft: Draft): Promise<void> {
    this.#newest = null;
    this.#sending = true;
    this.#set({ kind: "saving" });
    try {
      await this.send(draft);
      this.#sending = false;
      if (this.#newest === null) this.#set({ kind: "saved" });
      else this.#set({ kind: "waiting" });
      // Typing went on meanwhile, and its pause may have passed while this save was under way.
      if (this.#newest !== null && this.#timer === null) this.#after(PAUSE_MS);
    } catch (error) {
      this.#sending = false;
      const again = !isApiError(error) || error.transient;
      this.#newest ??= again ? draft : null;
      this.#set({ kind: "failed", message: this.messageOf(error), again });
      if (again) this.#after(retryAfterMs(error) ?? AGAIN_MS);
    }
  }

  #after(ms: number): void {
    if (this.#timer !== null) this.timers.clear(this.#timer);
    this.#timer = this.timers.set(() => this.flush(), ms);
  }

  #clearTimers(): void {
    if (this.#timer !== null) this.timers.clear(this.#timer);
    if (this.#deadline !== null) this.timers.clear(this.#deadline);
    this.#timer = null;
    this.#deadline = null;
  }

  #set(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function retryAfterMs(error: unknown): number | undefined {
  return isApiError(error) && error.retryAfterS !== undefined ? error.retryAfterS * 1000 : undefined;
}
