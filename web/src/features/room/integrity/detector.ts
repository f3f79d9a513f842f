import type { AwaySignal } from "@/api/room-socket";

/** A blur must last so long before it counts: focus may only have moved into a frame, or the page is being hidden. */
export const SETTLE_MS = 150;

export type DetectorOutput =
  | { kind: "began"; incidentId: string; signal: AwaySignal; atMs: number }
  | { kind: "ended"; incidentId: string; durationMs: number };

/** What the page looks like at one moment. */
export interface PageSight {
  hidden: boolean;
  /** `document.hasFocus()`: stays true while focus is in one of the page's own frames. */
  focused: boolean;
}

type State =
  | { kind: "present" }
  /** Focus is gone since `sinceMs`; may still turn out to be a tab switch or a move inside the page. */
  | { kind: "settling"; sinceMs: number }
  | { kind: "away"; sinceMs: number; incidentId: string };

/**
 * Turns visibilitychange, blur and focus into one incident an absence, with its start, end and duration (C-10, C-11).
 * Pure: times are a monotonic clock's milliseconds, and the caller looks again when `wakeAtMs` has passed.
 */
export class AwayDetector {
  #state: State = { kind: "present" };
  #dialogs = 0;

  constructor(private readonly newId: () => string) {}

  /** Call with every visibilitychange, blur, focus and wake-up. */
  observe(sight: PageSight, nowMs: number): DetectorOutput[] {
    const away = sight.hidden || (!sight.focused && this.#dialogs === 0);
    const state = this.#state;
    switch (state.kind) {
      case "present":
        if (!away) return [];
        if (sight.hidden) return this.#begin("tab_hidden", nowMs);
        this.#state = { kind: "settling", sinceMs: nowMs };
        return [];
      case "settling":
        if (!away) {
          this.#state = { kind: "present" };
          return [];
        }
        if (sight.hidden) return this.#begin("tab_hidden", state.sinceMs);
        return nowMs - state.sinceMs >= SETTLE_MS ? this.#begin("window_blur", state.sinceMs) : [];
      case "away":
        if (away) return [];
        this.#state = { kind: "present" };
        return [{ kind: "ended", incidentId: state.incidentId, durationMs: Math.round(nowMs - state.sinceMs) }];
    }
  }

  /** When to look again although no event came; null when only events matter. */
  get wakeAtMs(): number | null {
    return this.#state.kind === "settling" ? this.#state.sinceMs + SETTLE_MS : null;
  }

  /** The page itself opened one of the browser's dialogs (screen picker, permission): losing focus to it is none. */
  dialogOpened(): void {
    this.#dialogs += 1;
  }

  dialogClosed(): void {
    this.#dialogs = Math.max(0, this.#dialogs - 1);
  }

  #begin(signal: AwaySignal, sinceMs: number): DetectorOutput[] {
    const incidentId = this.newId();
    this.#state = { kind: "away", sinceMs, incidentId };
    return [{ kind: "began", incidentId, signal, atMs: sinceMs }];
  }
}

/** Size of a paste that is past the policy, or null. `own` is what was last copied or cut inside this editor. */
export function largePaste(text: string, own: string | null, limitUnits: number): { units: number; lines: number } | null {
  const plain = text.replaceAll("\r\n", "\n");
  if (plain.length < limitUnits || plain === own) return null;
  const lines = plain.split("\n").length;
  return { units: plain.length, lines: plain.endsWith("\n") ? lines - 1 : lines };
}
