import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/*
 * Frames of the document socket: the y-websocket protocol (y-protocols: sync.js, awareness.js) and, with `acks=1`,
 * three messages of our own.
 */
const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const ACK = 100;
const REFUSED = 101;
const STORAGE = 102;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export type Frame =
  | { kind: "state_vector"; vector: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "awareness"; update: Uint8Array }
  | { kind: "query_awareness" }
  /** So many update frames of this connection are durable. */
  | { kind: "ack"; count: number; seq: number }
  | { kind: "refused"; reason: string }
  | { kind: "storage"; failing: boolean }
  | { kind: "unknown" };

/** Throws on a truncated frame. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case SYNC: {
      const step = decoding.readVarUint(decoder);
      const payload = decoding.readVarUint8Array(decoder);
      if (step === STEP_1) return { kind: "state_vector", vector: payload };
      return step === STEP_2 || step === UPDATE ? { kind: "update", update: payload } : { kind: "unknown" };
    }
    case AWARENESS:
      return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
    case QUERY_AWARENESS:
      return { kind: "query_awareness" };
    case ACK:
      return { kind: "ack", count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
    case REFUSED:
      return { kind: "refused", reason: decoding.readVarString(decoder) };
    case STORAGE:
      return { kind: "storage", failing: decoding.readVarUint(decoder) === 1 };
    default:
      return { kind: "unknown" };
  }
}

export function stateVectorFrame(vector: Uint8Array): Uint8Array {
  return syncFrame(STEP_1, vector);
}

/** What the server lacked when it sent its state vector. */
export function answerFrame(update: Uint8Array): Uint8Array {
  return syncFrame(STEP_2, update);
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(UPDATE, update);
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
  });
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });
}
