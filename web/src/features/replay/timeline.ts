import * as Y from "yjs";
import type { LoggedUpdate } from "./updates";

/** Checkpoints kept at most: each is the whole document at one point, so more cost memory and fewer cost time. */
const MOST_CHECKPOINTS = 64;
const CLOSEST_CHECKPOINTS = 200;

interface Checkpoint {
  /** Updates in it. */
  count: number;
  state: Uint8Array;
}

/**
 * The document at any time of a recording, rebuilt from its log. Going forward applies what came since; going back
 * starts at the nearest checkpoint, which are made while the log is first read through.
 */
export class DocumentTimeline {
  readonly #every: number;
  readonly #checkpoints: Checkpoint[] = [];
  #builder: { doc: Y.Doc; count: number } | null = { doc: new Y.Doc(), count: 0 };
  #shown = { doc: new Y.Doc(), count: 0 };

  constructor(
    private readonly updates: readonly LoggedUpdate[],
    closest = CLOSEST_CHECKPOINTS,
  ) {
    this.#every = Math.max(closest, Math.ceil(updates.length / MOST_CHECKPOINTS));
  }

  /** Reads on through the log until `done()`; answers how much of it is read, 0 to 1. */
  prepare(done: () => boolean): number {
    while (this.#builder && !done()) {
      const builder = this.#builder;
      const next = Math.min(this.updates.length, builder.count + this.#every);
      this.#apply(builder, next);
      if (next === this.updates.length) {
        builder.doc.destroy();
        this.#builder = null;
      } else this.#checkpoints.push({ count: next, state: Y.encodeStateAsUpdate(builder.doc) });
    }
    return this.#builder ? this.#builder.count / this.updates.length : 1;
  }

  get checkpoints(): number {
    return this.#checkpoints.length;
  }

  /** How many updates had arrived by `atMs`. */
  countAt(atMs: number): number {
    let low = 0;
    let high = this.updates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.updates[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The document as it was then. Belongs to the timeline: read it before the next call, do not change it. */
  docAt(atMs: number): Y.Doc {
    const count = this.countAt(atMs);
    const from = this.#checkpoints.findLast((checkpoint) => checkpoint.count <= count);
    const back = count < this.#shown.count;
    if (back || (from && from.count > this.#shown.count)) {
      this.#shown.doc.destroy();
      this.#shown = { doc: new Y.Doc(), count: from?.count ?? 0 };
      if (from) Y.applyUpdate(this.#shown.doc, from.state);
    }
    this.#apply(this.#shown, count);
    return this.#shown.doc;
  }

  textAt(atMs: number, fileId: string): string {
    return this.docAt(atMs).getText(fileId).toString().replace(/\r\n?/g, "\n");
  }

  #apply(target: { doc: Y.Doc; count: number }, count: number): void {
    if (count <= target.count) return;
    target.doc.transact(() => {
      for (let index = target.count; index < count; index += 1) {
        const update = this.updates[index];
        if (update) Y.applyUpdate(target.doc, update.bytes);
      }
    });
    target.count = count;
  }
}
