import { PROTOCOL_VERSION, type Action, type ClientMessage, type ServerMessage } from "@/api/room-socket";
import { backoffMs } from "./backoff";
import { CLOSE, type ClosedBecause, closedBecause, isFinal } from "./close";
import { Outbox } from "./outbox";

const PING_EVERY_MS = 10_000;
/** A connection that brought nothing for so long after a ping is dead. */
const DEAD_AFTER_MS = 8_000;
const PROBE_WITHIN_MS = 3_000;

export type Phase =
  | { kind: "connecting" }
  | { kind: "waiting" }
  | { kind: "live" }
  /** `attempt` counts from 1 since the connection was lost. */
  | { kind: "reconnecting"; attempt: number; admitted: boolean }
  | { kind: "closed"; because: ClosedBecause };

export type TicketAnswer = { kind: "ticket"; url: string } | { kind: "final"; because: ClosedBecause } | { kind: "later" };

/** The part of WebSocket used here. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

export interface Environment {
  ticket(): Promise<TicketAnswer>;
  open(url: string): Socket;
  /** Monotonic, ms. */
  now(): number;
  random(): number;
  after(ms: number, run: () => void): () => void;
}

export interface Listener {
  phase(phase: Phase): void;
  message(message: ServerMessage): void;
  /** The server did not accept this action. */
  refused(action: Action, reason: string): void;
  /** Milliseconds between a ping and its pong. */
  roundTrip(ms: number): void;
  /** Actions the server has not answered yet, oldest first. */
  pending(actions: readonly Action[]): void;
}

/**
 * One participant's room socket: opens with a fresh ticket, says hello with the last event seen, keeps durable actions
 * until they are acknowledged, and comes back by itself until a final close code.
 */
export class RoomConnection {
  readonly #outbox = new Outbox();
  #socket: Socket | null = null;
  #phase: Phase = { kind: "connecting" };
  #lastSeq = 0;
  #admitted = false;
  #attempt = 0;
  #ticketRefused = false;
  #stopped = false;
  /** Counts connection attempts, so that answers to an abandoned one are ignored. */
  #generation = 0;
  #cancelRetry: (() => void) | null = null;
  #cancelPing: (() => void) | null = null;
  #ping: { nonce: number; sentAt: number } | null = null;
  #heardAt = 0;

  constructor(
    private readonly env: Environment,
    private readonly listener: Listener,
  ) {}

  get phase(): Phase {
    return this.#phase;
  }

  /** Durable actions not acknowledged yet. */
  get unsettled(): number {
    return this.#outbox.size;
  }

  start(): void {
    void this.#connect();
  }

  act(action: Action): void {
    const message = this.#outbox.add(action, this.env.now());
    if (this.#phase.kind === "live") this.#write(message);
    this.listener.pending(this.#outbox.actions);
  }

  /** Sends what only matters now; false when there is nobody to send it to. */
  send(message: Exclude<ClientMessage, { type: "act" | "hello" | "ping" }>): boolean {
    if (this.#phase.kind !== "live") return false;
    this.#write(message);
    return true;
  }

  /** Something may have broken the connection (sleep, another network): find out soon. */
  probe(): void {
    if (this.#phase.kind === "live" || this.#phase.kind === "waiting") this.#pingNow(PROBE_WITHIN_MS);
  }

  /** The network is back, or the page is shown again: do not wait for the next attempt. */
  retryNow(): void {
    if (!this.#cancelRetry) return;
    this.#cancelRetry();
    this.#cancelRetry = null;
    void this.#connect();
  }

  leave(): void {
    if (this.#socket && (this.#phase.kind === "live" || this.#phase.kind === "waiting")) this.#write({ type: "leave" });
    this.#finish("left");
  }

  /** Lets go without telling anybody: the page is going away and may come back. */
  dispose(): void {
    this.#stopped = true;
    this.#drop();
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  async #connect(): Promise<void> {
    if (this.#stopped) return;
    const generation = ++this.#generation;
    const answer = await this.env.ticket().catch((): TicketAnswer => ({ kind: "later" }));
    if (this.#stopped || generation !== this.#generation) return;
    if (answer.kind === "final") return this.#finish(answer.because);
    if (answer.kind === "later") return this.#scheduleRetry();
    const socket = this.env.open(answer.url);
    this.#socket = socket;
    this.#heardAt = this.env.now();
    socket.onopen = () => {
      this.#write({ type: "hello", version: PROTOCOL_VERSION, last_seq: this.#lastSeq });
      this.#heardAt = this.env.now();
      this.#schedulePing();
    };
    socket.onmessage = (event) => this.#receive(event.data);
    socket.onclose = (event) => this.#closed(event.code);
  }

  #receive(data: unknown): void {
    this.#heardAt = this.env.now();
    const message = parse(data);
    if (!message) return;
    switch (message.type) {
      case "pong":
        if (this.#ping?.nonce === message.nonce) {
          this.listener.roundTrip(this.env.now() - this.#ping.sentAt);
          this.#ping = null;
        }
        return;
      case "ack":
        this.#outbox.settle(message.cid);
        this.listener.pending(this.#outbox.actions);
        return;
      case "refused": {
        const action = this.#outbox.settle(message.cid);
        this.listener.pending(this.#outbox.actions);
        if (action) this.listener.refused(action, message.reason);
        return;
      }
      case "waiting":
        this.#connected({ kind: "waiting" });
        return;
      case "welcome":
        this.#admitted = true;
        this.#lastSeq = Math.max(this.#lastSeq, message.seq);
        this.listener.message(message);
        this.#connected({ kind: "live" });
        for (const pending of this.#outbox.pending(this.env.now())) this.#write(pending);
        return;
      case "event":
        this.listener.message(message);
        this.#lastSeq = Math.max(this.#lastSeq, message.seq);
        return;
      default:
        this.listener.message(message);
    }
  }

  #connected(phase: Phase): void {
    this.#attempt = 0;
    this.#ticketRefused = false;
    this.#setPhase(phase);
  }

  #closed(code: number): void {
    this.#drop();
    if (this.#stopped) return;
    if (code === CLOSE.badTicket && !this.#ticketRefused) {
      // A ticket lives 30 s: on a slow start it may have expired on its way. A fresh one settles it.
      this.#ticketRefused = true;
      return this.#scheduleRetry();
    }
    if (isFinal(code)) return this.#finish(closedBecause(code));
    this.#scheduleRetry();
  }

  #scheduleRetry(): void {
    const wait = backoffMs(this.#attempt, this.env.random());
    this.#attempt += 1;
    this.#setPhase({ kind: "reconnecting", attempt: this.#attempt, admitted: this.#admitted });
    this.#cancelRetry = this.env.after(wait, () => {
      this.#cancelRetry = null;
      void this.#connect();
    });
  }

  #schedulePing(): void {
    this.#cancelPing?.();
    this.#cancelPing = this.env.after(PING_EVERY_MS, () => this.#pingNow(DEAD_AFTER_MS));
  }

  #pingNow(answerWithinMs: number): void {
    const sentAt = this.env.now();
    const nonce = Math.floor(this.env.random() * 0x7fff_ffff);
    this.#ping = { nonce, sentAt };
    this.#write({ type: "ping", nonce });
    this.#cancelPing?.();
    this.#cancelPing = this.env.after(answerWithinMs, () => {
      if (this.#heardAt > sentAt) return this.#schedulePing();
      this.#socket?.close();
      this.#closed(1006);
    });
  }

  #write(message: ClientMessage): void {
    this.#socket?.send(JSON.stringify(message));
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = null;
    this.#ping = null;
    this.#cancelPing?.();
    this.#cancelPing = null;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #finish(because: ClosedBecause): void {
    this.#stopped = true;
    this.#drop();
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#setPhase({ kind: "closed", because });
  }

  #setPhase(phase: Phase): void {
    this.#phase = phase;
    this.listener.phase(phase);
  }
}

function parse(data: unknown): ServerMessage | null {
  if (typeof data !== "string") return null;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null && "type" in value ? (value as ServerMessage) : null;
  } catch {
    return null;
  }
}
