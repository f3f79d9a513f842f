/**
 * Which of the update frames sent over a connection are durable. The server counts the frames of each connection, so
 * a new connection starts at nought; its first frame answers the server's state vector and so carries again whatever
 * the connection before did not get acknowledged.
 */
export class Delivery {
  #sent = 0;
  #acknowledged = 0;
  /** The last frame that carries edits of this page. */
  #lastEdit = 0;
  /** Edits that no frame of this connection carries yet. */
  #waiting = false;

  /** An edit that cannot be sent now: the next connection's first frame will have it. */
  keep(): void {
    this.#waiting = true;
  }

  /** A frame with edits went out. */
  sentEdit(): void {
    this.#sent += 1;
    this.#lastEdit = this.#sent;
  }

  /** The answer to the server's state vector went out: everything up to now is in it. */
  sentAnswer(): void {
    const carries = !this.settled;
    this.#sent += 1;
    if (carries) this.#lastEdit = this.#sent;
    this.#waiting = false;
  }

  /** The first `count` frames of this connection are durable. */
  acknowledged(count: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, count);
  }

  /** The connection is gone, and its counts with it. */
  lost(): void {
    this.#waiting = !this.settled;
    this.#sent = 0;
    this.#acknowledged = 0;
    this.#lastEdit = 0;
  }

  /** Every edit of this page is durable. */
  get settled(): boolean {
    return !this.#waiting && this.#lastEdit <= this.#acknowledged;
  }
}
