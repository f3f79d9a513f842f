import { type MockDraft, type MockWork, type SaveMockDraft, isApiError } from "@/api";
import { DraftSaver, type SaveState, type Timers, realTimers } from "@/coding/draft-saver";
import { sameContent } from "./work";

/** What a browser keeps by itself until the server has it: for lost connections, crashes and refused drafts. */
export interface LocalCopy {
  /** Of the server's draft that it goes on from. */
  version: number;
  work: MockWork;
}

export interface LocalStore {
  read(): LocalCopy | null;
  write(copy: LocalCopy): void;
  clear(): void;
}

export interface KeeperDeps {
  send: (draft: SaveMockDraft) => Promise<MockDraft>;
  /** The server's draft as it is now; null when there is none. */
  fetch: () => Promise<MockDraft | null>;
  messageOf: (error: unknown) => string;
  /** Why nothing is saved as long as one of two works is to be chosen. */
  conflictMessage: string;
  local: LocalStore;
  /** Told of each draft that the server has. */
  onSaved: (draft: MockDraft) => void;
  timers?: Timers;
}

export interface Kept {
  work: MockWork;
  saved: SaveState;
  /** Another window saved something else meanwhile: nothing is sent until one of the two is chosen. */
  theirs: MockDraft | null;
  /** Counts works that came from elsewhere, so that editors know to show them. */
  taken: number;
}

/** Time alone is worth a save from this much on. */
const WORTH_MS = 5_000;
/** Tries of one save against drafts that say the same. */
const TRIES = 3;

/**
 * Keeps the work on one question: in this browser at once, on the server a moment later, each draft over the version
 * it was made from. Of two windows that wrote different things, neither overwrites the other.
 */
export class WorkKeeper {
  #work: MockWork;
  /** What the server has, as far as is known here. */
  #base: MockWork;
  #version: number;
  #theirs: MockDraft | null = null;
  #taken = 0;
  #closed = false;
  #kept: Kept;
  readonly #saver: DraftSaver<MockWork>;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly deps: KeeperDeps,
    draft: MockDraft | null,
    empty: MockWork,
  ) {
    this.#base = draft?.work ?? empty;
    this.#work = this.#base;
    this.#version = draft?.version ?? 0;
    this.#saver = new DraftSaver((work) => this.#send(work), deps.messageOf, deps.timers ?? realTimers);
    this.#recover();
    this.#kept = this.#view();
    this.#saver.subscribe(() => this.#tell());
  }

  readonly get = (): Kept => this.#kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(next: (before: MockWork) => MockWork): void {
    const work = next(this.#work);
    if (work === this.#work || this.#closed) return;
    this.#work = work;
    this.deps.local.write({ version: this.#version, work });
    if (!this.#theirs) this.#saver.change(work);
    this.#tell();
  }

  /** Time went by; saved with whatever is saved next, and for itself when the page is left. */
  leave(spentMs: number): void {
    const grown = spentMs - this.#base.spent_ms;
    if (grown >= WORTH_MS || this.#saver.get().kind !== "saved") this.change((work) => ({ ...work, spent_ms: Math.max(work.spent_ms, spentMs) }));
    this.flush();
  }

  flush(): void {
    if (!this.#theirs && !this.#closed) this.#saver.flush();
  }

  /** A draft that the server told of: shown when nothing here waits to be saved. */
  offer(draft: MockDraft): void {
    if (draft.version <= this.#version || this.#theirs || this.#closed) return;
    if (this.#saver.get().kind === "saved") this.#take(draft);
  }

  takeTheirs(): void {
    if (this.#theirs) this.#take(this.#theirs);
  }

  keepMine(): void {
    if (!this.#theirs) return;
    this.#version = this.#theirs.version;
    this.#theirs = null;
    this.#saver.change(this.#work);
    this.#saver.flush();
    this.#tell();
  }

  /** It is handed in: nothing more is saved. `again` undoes that. */
  close(): void {
    this.#closed = true;
  }

  again(): void {
    this.#closed = false;
    if (!sameContent(this.#work, this.#base)) this.#saver.change(this.#work);
  }

  /** The server has it as an answer: what this browser kept by itself is not needed any more. */
  handedIn(): void {
    this.#closed = true;
    this.deps.local.clear();
  }

  /** What an earlier visit could not save goes on here, or is shown beside what was saved since. */
  #recover(): void {
    const copy = this.deps.local.read();
    if (!copy || sameContent(copy.work, this.#base)) return this.deps.local.clear();
    this.#work = copy.work;
    if (copy.version === this.#version || this.#version === 0) return this.#saver.change(copy.work);
    this.#theirs = { version: this.#version, work: this.#base };
    // What is kept here still goes on from the older one: left without a choice, the next visit asks again.
    this.#version = copy.version;
  }

  async #send(work: MockWork): Promise<void> {
    for (let tried = 1; !this.#closed && !this.#theirs; tried += 1) {
      let conflict: unknown;
      try {
        return this.#saved(await this.deps.send({ version: this.#version, work }));
      } catch (error) {
        if (!isApiError(error, "conflict") || tried === TRIES) throw error;
        conflict = error;
      }
      const theirs = await this.deps.fetch();
      if (this.#closed) return;
      if (theirs && !sameContent(theirs.work, work) && !sameContent(theirs.work, this.#base)) {
        // Only time went by here: what was written elsewhere is the newer.
        if (sameContent(this.#work, this.#base)) return this.#take(theirs);
        this.#theirs = theirs;
        this.#tell();
        throw conflict;
      }
      this.#version = theirs?.version ?? 0;
      // Handed in elsewhere, as it was here: nothing is left to keep.
      if (!theirs && sameContent(work, this.#base)) return this.deps.local.clear();
    }
  }

  #saved(draft: MockDraft): void {
    this.#version = draft.version;
    this.#base = draft.work;
    if (sameContent(this.#work, draft.work)) this.deps.local.clear();
    else this.deps.local.write({ version: draft.version, work: this.#work });
    this.deps.onSaved(draft);
  }

  #take({ version, work }: MockDraft): void {
    this.#version = version;
    this.#base = work;
    this.#work = { ...work, spent_ms: Math.max(work.spent_ms, this.#work.spent_ms) };
    this.#theirs = null;
    this.#taken += 1;
    this.#saver.forget();
    this.deps.local.clear();
    this.#tell();
  }

  #tell(): void {
    this.#kept = this.#view();
    for (const listener of this.#listeners) listener();
  }

  #view(): Kept {
    const saved: SaveState = this.#theirs ? { kind: "failed", message: this.deps.conflictMessage, again: false } : this.#saver.get();
    return { work: this.#work, saved, theirs: this.#theirs, taken: this.#taken };
  }
}
