import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { backoffMs } from "../socket/backoff";
import { type ClosedBecause, closedBecause, isFinal } from "../socket/close";
import type { TicketAnswer } from "../socket/connection";
import { Delivery } from "./delivery";
import { answerFrame, awarenessFrame, decodeFrame, stateVectorFrame, updateFrame } from "./protocol";
import type { Frame } from "./protocol";

/** A suspicious connection that stays silent for so long after a question is given up. */
const ANSWER_WITHIN_MS = 6_000;
/** Edits are acknowledged within milliseconds; so long without means the connection is dead. */
const ACK_WITHIN_MS = 12_000;

/** The server takes single updates up to 64 KiB, and answers to its state vector up to the size of a document. */
const LARGEST_UPDATE_BYTES = 60 * 1024;

export type SaveState =
  /** Every edit is on the server's disk. */
  | "saved"
  | "saving"
  /** The connection is gone; edits wait in this page. */
  | "offline"
  /** The server cannot write; edits wait in this page. */
  | "failing";

export interface DocumentStatus {
  /** The server's document has arrived once. */
  loaded: boolean;
  save: SaveState;
  /** No more attempts: the socket was closed for good. `reason` is the server's sentence when an edit was refused. */
  closed: { because: ClosedBecause; reason: string | null } | null;
}

/** The part of WebSocket used here; messages are ArrayBuffers. */
export interface BinarySocket {
  readonly readyState: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

export interface DocumentEnvironment {
  ticket(): Promise<TicketAnswer>;
  open(url: string): BinarySocket;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

type Link = { kind: "down" } | { kind: "opening" } | { kind: "up"; socket: BinarySocket };

/** Keeps a Y.Doc in step with the server and tells what of it is saved. */
export class DocumentProvider {
  readonly #delivery = new Delivery();
  #link: Link = { kind: "down" };
  #socket: BinarySocket | null = null;
  /** Where the server was when it last said so. */
  #serverVector: Uint8Array = new Uint8Array([0]);
  #attempt = 0;
  #generation = 0;
  #loaded = false;
  #failing = false;
  #refusal: string | null = null;
  #closed: DocumentStatus["closed"] = null;
  #disposed = false;
  #ticketRefused = false;
  #cancelRetry: (() => void) | null = null;
  #cancelWatch: (() => void) | null = null;

  constructor(
    private readonly doc: Y.Doc,
    private readonly awareness: Awareness,
    private readonly env: DocumentEnvironment,
    private readonly changed: (status: DocumentStatus) => void,
  ) {
    doc.on("update", this.#edited);
    awareness.on("update", this.#present);
  }

  get status(): DocumentStatus {
    return { loaded: this.#loaded, save: this.#save(), closed: this.#closed };
  }

  start(): void {
    void this.#connect();
  }

  /** Something else found the network broken: ask, and reconnect when nobody answers. */
  suspect(): void {
    if (this.#link.kind === "up") {
      this.#send(stateVectorFrame(Y.encodeStateVector(this.doc)));
      this.#watch(ANSWER_WITHIN_MS);
    } else this.retryNow();
  }

  retryNow(): void {
    if (!this.#cancelRetry) return;
    this.#cancelRetry();
    this.#cancelRetry = null;
    void this.#connect();
  }

  dispose(): void {
    this.#disposed = true;
    this.doc.off("update", this.#edited);
    removeAwarenessStates(this.awareness, [this.doc.clientID], this);
    this.awareness.off("update", this.#present);
    this.#cancelRetry?.();
    this.#drop();
  }

  readonly #edited = (update: Uint8Array, origin: unknown) => {
    if (origin === this) return;
    if (this.#link.kind === "up") {
      // Undoing the deletion of a long text is one update of its size: that passes as an answer only.
      const large = update.length > LARGEST_UPDATE_BYTES;
      this.#send(large ? answerFrame(Y.encodeStateAsUpdate(this.doc, this.#serverVector)) : updateFrame(update));
      this.#delivery.sentEdit();
      this.#awaitAck();
    } else this.#delivery.keep();
    this.#tell();
  };

  readonly #present = (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
    if (origin === this && !this.#disposed) return;
    const own = [...change.added, ...change.updated, ...change.removed].filter((id) => id === this.doc.clientID);
    if (own.length > 0) this.#sendAwareness();
  };

  async #connect(): Promise<void> {
    const generation = ++this.#generation;
    const answer = await this.env.ticket().catch((): TicketAnswer => ({ kind: "later" }));
    if (this.#disposed || this.#closed || generation !== this.#generation) return;
    if (answer.kind === "final") return this.#finish(answer.because);
    if (answer.kind === "later") return this.#scheduleRetry();
    const socket = this.env.open(answer.url);
    this.#socket = socket;
    this.#link = { kind: "opening" };
    socket.onopen = () => {
      this.#send(stateVectorFrame(Y.encodeStateVector(this.doc)));
      this.#sendAwareness();
    };
    socket.onmessage = (event) => {
      if (event.data instanceof ArrayBuffer) this.#receive(new Uint8Array(event.data));
    };
    socket.onclose = (event) => this.#lost(event.code);
  }

  #receive(bytes: Uint8Array): void {
    let frame: Frame;
    try {
      frame = decodeFrame(bytes);
    } catch {
      return;
    }
    this.#unwatchIfIdle(frame);
    switch (frame.kind) {
      case "state_vector":
        // Only now is it known where the server is: updates sent earlier could leave a gap and be refused.
        this.#serverVector = frame.vector;
        this.#send(answerFrame(Y.encodeStateAsUpdate(this.doc, frame.vector)));
        this.#delivery.sentAnswer();
        if (this.#link.kind === "opening" && this.#socket) {
          this.#link = { kind: "up", socket: this.#socket };
          this.#attempt = 0;
          this.#ticketRefused = false;
          this.#failing = false;
        }
        this.#awaitAck();
        break;
      case "update":
        Y.applyUpdate(this.doc, frame.update, this);
        this.#loaded = true;
        break;
      case "awareness":
        applyAwarenessUpdate(this.awareness, frame.update, this);
        return;
      case "query_awareness":
        this.#sendAwareness();
        return;
      case "ack":
        this.#delivery.acknowledged(frame.count);
        if (this.#delivery.settled) this.#unwatch();
        else this.#watch(ACK_WITHIN_MS);
        break;
      case "refused":
        this.#refusal = frame.reason;
        return;
      case "storage":
        this.#failing = frame.failing;
        if (frame.failing) this.#unwatch();
        break;
      case "unknown":
        return;
    }
    this.#tell();
  }

  #awaitAck(): void {
    if (!this.#delivery.settled && !this.#failing && !this.#cancelWatch) this.#watch(ACK_WITHIN_MS);
  }

  #sendAwareness(): void {
    if (this.awareness.states.has(this.doc.clientID) || this.#disposed) {
      this.#send(awarenessFrame(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
    }
  }

  /** A socket that is still opening throws; what is said meanwhile follows when it is open. */
  #send(bytes: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(bytes as Uint8Array<ArrayBuffer>);
  }

  #lost(code: number): void {
    this.#drop();
    if (this.#disposed) return;
    const others = [...this.awareness.states.keys()].filter((id) => id !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    const because = closedBecause(code);
    if (because === "ticket" && !this.#ticketRefused) {
      this.#ticketRefused = true;
      return this.#scheduleRetry();
    }
    if (isFinal(code)) return this.#finish(because);
    this.#scheduleRetry();
  }

  #scheduleRetry(): void {
    this.#cancelRetry = this.env.after(backoffMs(this.#attempt, this.env.random()), () => {
      this.#cancelRetry = null;
      void this.#connect();
    });
    this.#attempt += 1;
    this.#tell();
  }

  /** Gives the connection up unless something comes within `ms`. */
  #watch(ms: number): void {
    this.#unwatch();
    this.#cancelWatch = this.env.after(ms, () => {
      this.#cancelWatch = null;
      this.#socket?.close();
      this.#lost(1006);
    });
  }

  #unwatchIfIdle(frame: Frame): void {
    if (frame.kind === "update" && this.#delivery.settled) this.#unwatch();
  }

  #unwatch(): void {
    this.#cancelWatch?.();
    this.#cancelWatch = null;
  }

  #drop(): void {
    this.#unwatch();
    const socket = this.#socket;
    this.#socket = null;
    this.#link = { kind: "down" };
    this.#delivery.lost();
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #finish(because: ClosedBecause): void {
    this.#closed = { because, reason: this.#refusal };
    this.#drop();
    this.#tell();
  }

  #save(): SaveState {
    if (this.#failing) return "failing";
    if (this.#link.kind !== "up") return "offline";
    return this.#delivery.settled ? "saved" : "saving";
  }

  #tell(): void {
    this.changed(this.status);
  }
}
