import type { Action, ClientMessage } from "@/api/room-socket";

interface Entry {
  cid: string;
  action: Action;
  queuedAtMs: number;
}

/**
 * Durable actions on their way to the server. An entry stays until its acknowledgement and is sent again after every
 * reconnect under the same `cid`, so that it happens once whatever the network does.
 */
export class Outbox {
  #entries: Entry[] = [];

  constructor(private readonly newId: () => string = () => crypto.randomUUID()) {}

  /** `nowMs` and later times are of one monotonic clock. */
  add(action: Action, nowMs: number): ClientMessage & { type: "act" } {
    const entry = { cid: this.newId(), action, queuedAtMs: nowMs };
    this.#entries.push(entry);
    return message(entry, nowMs);
  }

  /** Acknowledged or refused: either way it is settled. Answers the action, once. */
  settle(cid: string): Action | null {
    const at = this.#entries.findIndex((entry) => entry.cid === cid);
    if (at < 0) return null;
    return this.#entries.splice(at, 1)[0]?.action ?? null;
  }

  /** Everything unsettled, oldest first, as it must be sent at `nowMs`. */
  pending(nowMs: number): (ClientMessage & { type: "act" })[] {
    return this.#entries.map((entry) => message(entry, nowMs));
  }

  get actions(): Action[] {
    return this.#entries.map((entry) => entry.action);
  }

  get size(): number {
    return this.#entries.length;
  }
}

function message(entry: Entry, nowMs: number): ClientMessage & { type: "act" } {
  const { cid, action, queuedAtMs } = entry;
  if (action.kind !== "away_began") return { type: "act", cid, action };
  // Relative to the moment of sending, so that a late delivery still tells the right time.
  const began_ago_ms = Math.round(action.began_ago_ms + (nowMs - queuedAtMs));
  return { type: "act", cid, action: { ...action, began_ago_ms } };
}
