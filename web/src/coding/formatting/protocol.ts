/** To the worker, one at a time. */
export interface Question {
  language: string;
  source: string;
}

/** From it: `ready` when the formatter has been loaded, then one of the others. */
export type Answer =
  | { kind: "ready" }
  | { kind: "formatted"; source: string }
  /** The program cannot be read as one; `line` counts from 1. */
  | { kind: "refused"; line: number; reason: string }
  /** The formatter could not be loaded, or broke. */
  | { kind: "failed"; reason: string };

export type Outcome = Exclude<Answer, { kind: "ready" }>;
