import { type Draft, isApiError } from "@/api";
import { DraftSaver, type SaveState, type Timers, realTimers } from "./draft-saver";

export interface KeeperDeps {
  /** Saves over the version that the draft names; refused as a conflict when another is there. */
  save: (draft: Draft) => Promise<Draft>;
  fetch: () => Promise<Draft>;
  messageOf: (error: unknown) => string;
  /** Told of each version that this window has put on the server. */
  onSaved: (version: number | null) => void;
  timers?: Timers;
}

export interface Kept {
  saved: SaveState;
  /** Another window saved something else meanwhile: nothing is sent until one of the two is chosen. */
  theirs: Draft | null;
}

/** Keeps a draft on the server, each over the version it was made from: of two windows neither overwrites the other. */
export class DraftKeeper {
  #version: number | null;
  #newest: Draft | null = null;
  #theirs: Draft | null = null;
  #kept: Kept;
  readonly #saver: DraftSaver<Draft>;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly deps: KeeperDeps,
    version: number | null,
  ) {
    this.#version = version;
    this.#saver = new DraftSaver((draft) => this.#send(draft), deps.messageOf, deps.timers ?? realTimers);
    this.#kept = this.#view();
    this.#saver.subscribe(() => this.#tell());
  }

  get version(): number | null {
    return this.#version;
  }

  readonly get = (): Kept => this.#kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(draft: Draft): void {
    this.#newest = draft;
    if (this.#theirs === null) this.#saver.change(draft);
  }

  flush(): void {
    if (this.#theirs === null) this.#saver.flush();
  }

  /** What another window saved, to be shown here: null where something of this window's own waits to be saved. */
  async follow(): Promise<Draft | null> {
    const idle = () => this.#theirs === null && this.#saver.get().kind === "saved";
    if (!idle()) return null;
    const draft = await this.deps.fetch();
    if (!idle() || versionOf(draft) === this.#version) return null;
    this.#version = versionOf(draft);
    return draft;
  }

  /** The other window's, which is what is here from now on. */
  takeTheirs(): Draft | null {
    const theirs = this.#theirs;
    if (theirs === null) return null;
    this.#version = versionOf(theirs);
    this.#theirs = null;
    this.#saver.forget();
    this.#tell();
    return theirs;
  }

  keepMine(): void {
    if (this.#theirs === null || this.#newest === null) return;
    this.#version = versionOf(this.#theirs);
    this.#theirs = null;
    this.#saver.change(this.#newest);
    this.#saver.flush();
    this.#tell();
  }

  async #send(draft: Draft): Promise<void> {
    try {
      this.#version = versionOf(await this.deps.save({ ...draft, updated_at_ms: this.#version }));
    } catch (error) {
      if (!isApiError(error, "conflict")) throw error;
      this.#theirs = await this.deps.fetch();
      this.#tell();
      throw error;
    }
    this.deps.onSaved(this.#version);
  }

  #tell(): void {
    this.#kept = this.#view();
    for (const listener of this.#listeners) listener();
  }

  #view(): Kept {
    return { saved: this.#saver.get(), theirs: this.#theirs };
  }
}

const versionOf = (draft: Draft): number | null => draft.updated_at_ms ?? null;
