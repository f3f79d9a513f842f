import type { TimedWord } from "@/api";
import type { Timers } from "@/coding/draft-saver";
import { type Heard, Transcript } from "./transcript";

/** What is used of a browser's speech recogniser (Web Speech API). */
export interface Recognizer {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  onstart: (() => void) | null;
  onresult: ((event: { results: ArrayLike<{ isFinal: boolean; 0?: { transcript: string } }> }) => void) | null;
  onerror: ((event: { error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

/** Why nothing is listened to any more. */
export type Ending = "stopped" | "time" | "length" | "not-allowed" | "no-microphone" | "network" | "language" | "broken";

export type DictationState =
  | { kind: "off"; ending: Ending | null }
  | { kind: "starting" }
  /** `quiet`: nothing was heard for a while. */
  | { kind: "listening"; quiet: boolean };

export interface DictationView {
  state: DictationState;
  /** Heard, and not final yet. */
  interim: string;
}

export interface DictationDeps {
  recognizer: () => Recognizer;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  timers: Timers;
  /** Words that became final, with times since the recording began. */
  onWords: (words: TimedWord[]) => void;
}

/** A recording ends by itself after so long (all its parts together). */
export const LONGEST_MS = 10 * 60 * 1000;
/** Recognisers stop by themselves in silence, and are started again; one that ends so soon, so often, does not work. */
const TOO_SOON_MS = 400;
const TOO_OFTEN = 4;

const ENDINGS: Record<string, Ending> = {
  "not-allowed": "not-allowed",
  "service-not-allowed": "not-allowed",
  "audio-capture": "no-microphone",
  network: "network",
  "language-not-supported": "language",
};

/** Listens until it is stopped, over all the ends that recognisers make by themselves. Sound never comes near it. */
export class Dictation {
  #view: DictationView = { state: { kind: "off", ending: null }, interim: "" };
  readonly #listeners = new Set<() => void>();
  #recognizer: Recognizer | null = null;
  #transcript = new Transcript();
  /** What earlier parts of the recording took. */
  #beforeMs = 0;
  #startedMs = 0;
  #attemptMs = 0;
  #soon = 0;
  #failure: Ending | null = null;
  #limit: unknown = null;

  constructor(private readonly deps: DictationDeps) {}

  readonly get = (): DictationView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get isOn(): boolean {
    return this.#view.state.kind !== "off";
  }

  /** Of the recording, all its parts together. */
  elapsedMs(): number {
    return this.isOn ? this.#beforeMs + this.deps.now() - this.#startedMs : this.#beforeMs;
  }

  /** Begins, or goes on after the words that are there already. */
  start(words: readonly TimedWord[]): void {
    if (this.isOn) return;
    this.#beforeMs = Math.max(words.length === 0 ? 0 : this.#beforeMs, words.at(-1)?.end_ms ?? 0);
    if (this.#beforeMs >= LONGEST_MS) return this.#set({ kind: "off", ending: "time" });
    this.#startedMs = this.deps.now();
    this.#transcript = new Transcript(this.#beforeMs);
    this.#soon = 0;
    this.#failure = null;
    this.#limit = this.deps.timers.set(() => this.stop("time"), LONGEST_MS - this.#beforeMs);
    this.#set({ kind: "starting" });
    this.#listen();
  }

  /** What was heard so far is kept. */
  stop(ending: Ending = "stopped"): void {
    if (!this.isOn) return;
    const recognizer = this.#recognizer;
    this.#finish(ending);
    // Detached: what it still says came after the end.
    if (recognizer) {
      try {
        recognizer.stop();
      } catch {
        // It had not begun.
      }
    }
  }

  #listen(): void {
    const recognizer = this.deps.recognizer();
    this.#recognizer = recognizer;
    this.#attemptMs = this.deps.now();
    recognizer.onstart = () => this.#set({ kind: "listening", quiet: false });
    recognizer.onresult = ({ results }) => {
      this.#soon = 0;
      const heard: Heard[] = Array.from(results, (result) => ({ text: result[0]?.transcript ?? "", final: result.isFinal }));
      this.#told(this.#transcript.hear(heard, this.elapsedMs()));
      if (this.isOn) this.#set({ kind: "listening", quiet: false });
    };
    recognizer.onerror = ({ error }) => {
      if (error === "no-speech") return this.#set({ kind: "listening", quiet: true });
      if (error !== "aborted") this.#failure = ENDINGS[error] ?? "broken";
    };
    recognizer.onend = () => this.#ended();
    try {
      recognizer.start();
    } catch {
      this.#finish("broken");
    }
  }

  #ended(): void {
    this.#told(this.#transcript.settle(this.elapsedMs()));
    if (!this.isOn) return;
    this.#soon = this.deps.now() - this.#attemptMs < TOO_SOON_MS ? this.#soon + 1 : 0;
    if (this.#failure !== null) this.#finish(this.#failure);
    else if (this.#soon >= TOO_OFTEN) this.#finish("broken");
    else this.#listen();
  }

  #finish(ending: Ending): void {
    const atMs = this.elapsedMs();
    if (this.#recognizer) {
      Object.assign(this.#recognizer, { onstart: null, onresult: null, onerror: null, onend: null });
      this.#recognizer = null;
    }
    this.deps.timers.clear(this.#limit);
    this.#beforeMs = atMs;
    const rest = this.#transcript.settle(atMs);
    this.#set({ kind: "off", ending });
    this.#told(rest);
  }

  #told(words: TimedWord[]): void {
    if (words.length > 0) this.deps.onWords(words);
  }

  #set(state: DictationState): void {
    this.#view = { state, interim: state.kind === "off" ? "" : this.#transcript.interim };
    for (const listener of this.#listeners) listener();
  }
}
