import * as Y from "yjs";

/** The server refuses larger updates (64 KiB); resent ones are grouped up to this. */
export const LARGEST_UPDATE_BYTES = 48 * 1024;

/** A struct-less, deletion-less update: nothing to say. */
const EMPTY_UPDATE_BYTES = 2;

/**
 * Own updates that are not known to be durable yet, in order. They outlive a connection: what was sent but not
 * acknowledged is offered again to the next one, without what the server turns out to have.
 */
export class Unsettled {
  /** Sent over this connection, oldest first; one entry a frame. */
  #sent: Uint8Array[] = [];
  #unsent: Uint8Array[] = [];
  #acknowledged = 0;

  add(update: Uint8Array): void {
    this.#unsent.push(update);
  }

  /** Takes everything that can go out now, one entry a frame. */
  take(): Uint8Array[] {
    const taken = this.#unsent;
    this.#unsent = [];
    this.#sent.push(...taken);
    return taken;
  }

  /** `count` frames of this connection are durable. */
  acknowledge(count: number): void {
    this.#sent.splice(0, Math.max(0, count - this.#acknowledged));
    this.#acknowledged = Math.max(this.#acknowledged, count);
  }

  /** A new connection to a server that has `vector`: drops what it has and regroups the rest. */
  reconnect(vector: Uint8Array): void {
    const kept = [...this.#sent, ...this.#unsent]
      .map((update) => Y.diffUpdate(update, vector))
      .filter((update) => update.length > EMPTY_UPDATE_BYTES);
    this.#sent = [];
    this.#acknowledged = 0;
    this.#unsent = grouped(kept);
  }

  get empty(): boolean {
    return this.#sent.length + this.#unsent.length === 0;
  }
}

function grouped(updates: Uint8Array[]): Uint8Array[] {
  const groups: Uint8Array[][] = [];
  let size = 0;
  for (const update of updates) {
    const last = groups.at(-1);
    if (last && size + update.length <= LARGEST_UPDATE_BYTES) {
      last.push(update);
      size += update.length;
    } else {
      groups.push([update]);
      size = update.length;
    }
  }
  return groups.map((group) => (group.length === 1 && group[0] ? group[0] : Y.mergeUpdates(group)));
}
