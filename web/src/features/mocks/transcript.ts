import type { TimedWord } from "@/api";

/** One entry of the list that a recogniser gives again and again, growing and changing at its end. */
export interface Heard {
  text: string;
  /** It will not change any more. */
  final: boolean;
}

/** Speech of this length a character, and this much more a word, is usual; recognisers tell no times of words. */
const CHARACTER_MS = 55;
const WORD_MS = 90;
const LONGEST_WORD = 200;

/**
 * Puts together what a recogniser hears: the text, and when each word was said. A word has ended by the time it was
 * first shown; silence before it stays silence. Times are milliseconds since the recording began.
 */
export class Transcript {
  /** When the words of each result that may still change were first shown. */
  readonly #seen = new Map<number, number[]>();
  readonly #taken = new Set<number>();
  #open = new Map<number, string>();
  #lastEndMs: number;

  constructor(lastEndMs = 0) {
    this.#lastEndMs = lastEndMs;
  }

  /** What is not final yet. */
  get interim(): string {
    return [...this.#open.values()].join(" ").trim();
  }

  /** Takes the recogniser's list; answers the words that became final. */
  hear(results: readonly Heard[], atMs: number): TimedWord[] {
    const words: TimedWord[] = [];
    this.#open = new Map();
    results.forEach((result, index) => {
      if (this.#taken.has(index)) return;
      this.#notice(index, result.text, atMs);
      if (result.final) words.push(...this.#take(index, result.text, atMs));
      else this.#open.set(index, result.text);
    });
    return words;
  }

  /** The recogniser is gone, or starts its list anew: what it had not made final is kept as it was. */
  settle(atMs: number): TimedWord[] {
    const words = [...this.#open].flatMap(([index, text]) => this.#take(index, text, atMs));
    this.#open = new Map();
    this.#seen.clear();
    this.#taken.clear();
    return words;
  }

  #notice(index: number, text: string, atMs: number): void {
    const seen = this.#seen.get(index) ?? [];
    const count = wordsOf(text).length;
    while (seen.length < count) seen.push(atMs);
    this.#seen.set(index, seen);
  }

  #take(index: number, text: string, atMs: number): TimedWord[] {
    this.#taken.add(index);
    const seen = this.#seen.get(index) ?? [];
    this.#seen.delete(index);
    return wordsOf(text).map((word, at) => {
      const start = this.#lastEndMs;
      const end = Math.round(Math.max(start, Math.min(atMs, seen[at] ?? atMs)));
      this.#lastEndMs = end;
      return { text: word.slice(0, LONGEST_WORD), start_ms: Math.max(start, end - WORD_MS - word.length * CHARACTER_MS), end_ms: end };
    });
  }
}

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== "");

/** Adds what was said to what is there already. */
export function joined(text: string, said: string): string {
  const more = said.trim();
  if (more === "") return text;
  return text === "" || /\s$/u.test(text) ? text + more : `${text} ${more}`;
}
