import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { TicketAnswer } from "../socket/connection";
import { decodeFrame, stateVectorFrame, updateFrame } from "./protocol";
import { type BinarySocket, DocumentProvider, type DocumentStatus } from "./provider";
import { Delivery } from "./delivery";

class FakeSocket implements BinarySocket {
  readyState: number = WebSocket.OPEN;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  sent: Uint8Array[] = [];
  send(data: Uint8Array) {
    if (this.readyState === WebSocket.CONNECTING) throw new DOMException("Still in CONNECTING state.", "InvalidStateError");
    this.sent.push(data);
  }
  close() {
    this.onclose = null;
  }
  receive(bytes: Uint8Array) {
    this.onmessage?.({ data: bytes.slice().buffer });
  }
  get updates(): Uint8Array[] {
    return this.sent.flatMap((bytes) => {
      const frame = decodeFrame(bytes);
      return frame.kind === "update" ? [frame.update] : [];
    });
  }
}

const message = (type: number, write: (encoder: encoding.Encoder) => void) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });

const ack = (count: number) =>
  message(100, (e) => {
    encoding.writeVarUint(e, count);
    encoding.writeVarUint(e, 7);
  });

/** The server's side: a document that keeps what it got, and answers like the real one. */
function world() {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const server = new Y.Doc();
  const sockets: FakeSocket[] = [];
  const timers: (() => void)[] = [];
  const seen: DocumentStatus[] = [];
  const ticket: TicketAnswer = { kind: "ticket", url: "ws://doc" };
  const provider = new DocumentProvider(
    doc,
    awareness,
    {
      ticket: () => Promise.resolve(ticket),
      open: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return socket;
      },
      random: () => 0,
      after: (_, run) => {
        timers.push(run);
        return () => {
          const at = timers.indexOf(run);
          if (at >= 0) timers.splice(at, 1);
        };
      },
    },
    (status) => seen.push(status),
  );
  const socket = () => {
    const last = sockets.at(-1);
    if (!last) throw new Error("no socket was opened");
    return last;
  };
  const settle = async () => {
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  return {
    doc,
    awareness,
    server,
    sockets,
    seen,
    provider,
    socket,
    timers,
    async connect() {
      provider.start();
      await settle();
      this.handshake();
    },
    handshake() {
      socket().onopen?.();
      socket().receive(stateVectorFrame(Y.encodeStateVector(server)));
      socket().receive(updateFrame(Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc))));
    },
    async comeBack() {
      const timer = timers.pop();
      timer?.();
      await settle();
      this.handshake();
    },
    /** The server stores the updates it got on this connection from `from` on. */
    store(from = 0) {
      for (const update of socket().updates.slice(from)) Y.applyUpdate(server, update);
    },
    type: (text: string) => doc.getText("f1").insert(doc.getText("f1").length, text),
    get save() {
      return provider.status.save;
    },
  };
}

describe("DocumentProvider", () => {
  test("C-6 asks for what it misses and shows it", async () => {
    const w = world();
    w.server.getText("f1").insert(0, "there");
    expect(w.provider.status).toEqual({ loaded: false, save: "offline", closed: null });
    await w.connect();
    expect(decodeFrame(w.socket().sent[0] ?? new Uint8Array()).kind).toBe("state_vector");
    expect(w.doc.getText("f1").toString()).toBe("there");
    expect(w.provider.status).toEqual({ loaded: true, save: "saved", closed: null });
  });

  test("C-6 a cursor that moves while the connection opens is told once it is open", async () => {
    const w = world();
    w.provider.start();
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
    w.socket().readyState = WebSocket.CONNECTING;
    w.awareness.setLocalStateField("selection", 3);
    expect(w.socket().sent).toEqual([]);
    w.socket().readyState = WebSocket.OPEN;
    w.handshake();
    expect(w.socket().sent.map((bytes) => decodeFrame(bytes).kind)).toContain("awareness");
  });

  test("C-6 the mark says saved only once every frame is acknowledged", async () => {
    const w = world();
    await w.connect();
    w.type("a");
    w.type("b");
    expect(w.save).toBe("saving");
    w.socket().receive(ack(2));
    expect(w.save).toBe("saving");
    w.socket().receive(ack(3));
    expect(w.save).toBe("saved");
    expect(w.seen.map((s) => s.save).at(-1)).toBe("saved");
  });

  test("edits made before the server said where it is wait for it", async () => {
    const w = world();
    w.type("early");
    w.provider.start();
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    w.socket().onopen?.();
    expect(w.socket().updates).toHaveLength(0);
    w.handshake();
    w.store();
    expect(w.server.getText("f1").toString()).toBe("early");
    expect(w.save).toBe("saving");
    w.socket().receive(ack(1));
    expect(w.save).toBe("saved");
  });

  test("C-6 what was sent but not acknowledged is offered again, without what the server has", async () => {
    const w = world();
    await w.connect();
    w.type("one ");
    w.store();
    w.type("two ");
    w.socket().onclose?.({ code: 1006, reason: "" });
    expect(w.save).toBe("offline");
    w.type("three");
    await w.comeBack();
    expect(w.socket().updates).toHaveLength(1);
    w.store();
    expect(w.server.getText("f1").toString()).toBe("one two three");
    expect(w.save).toBe("saving");
    w.socket().receive(ack(1));
    expect(w.save).toBe("saved");
  });

  test("C-6 after a restart the server gets back from others what it had passed on but not stored", async () => {
    const w = world();
    await w.connect();
    const gone = new Y.Doc();
    gone.getText("f1").insert(0, "theirs");
    w.socket().receive(updateFrame(Y.encodeStateAsUpdate(gone)));
    w.socket().onclose?.({ code: 1006, reason: "" });
    expect(w.seen.at(-1)?.save).toBe("offline");
    await w.comeBack();
    w.store();
    expect(w.server.getText("f1").toString()).toBe("theirs");
    expect(w.save).toBe("saved");
  });

  test("a server that asks again is answered again, and the count goes on", async () => {
    const w = world();
    await w.connect();
    w.type("x");
    w.socket().receive(stateVectorFrame(Y.encodeStateVector(w.server)));
    expect(w.socket().updates).toHaveLength(3);
    w.socket().receive(ack(2));
    expect(w.save).toBe("saving");
    w.socket().receive(ack(3));
    expect(w.save).toBe("saved");
  });

  test("C-6 bringing back a long text by undo passes the server's limit for single updates as an answer", async () => {
    const w = world();
    await w.connect();
    const text = w.doc.getText("f1");
    for (let i = 0; i < 10; i += 1) w.type("x".repeat(15_000));
    const undo = new Y.UndoManager(text, { captureTimeout: 0 });
    text.delete(0, text.length);
    undo.undo();
    w.store();
    expect(w.server.getText("f1").length).toBe(150_000);
    const large = w.socket().sent.filter((frame) => frame.length > 64 * 1024);
    expect(large).toHaveLength(1);
    expect([...(large[0] ?? [])].slice(0, 2)).toEqual([0, 1]);
  });

  test("a full disk shows, and clears", async () => {
    const w = world();
    await w.connect();
    w.socket().receive(message(102, (e) => encoding.writeVarUint(e, 1)));
    expect(w.save).toBe("failing");
    w.socket().receive(message(102, (e) => encoding.writeVarUint(e, 0)));
    expect(w.save).toBe("saved");
  });

  test("a refused edit is final and keeps the server's sentence", async () => {
    const w = world();
    await w.connect();
    w.socket().receive(message(101, (e) => encoding.writeVarString(e, "document full")));
    w.socket().onclose?.({ code: 4422, reason: "" });
    expect(w.provider.status.closed).toEqual({ because: "fault", reason: "document full" });
    expect(w.timers).toHaveLength(0);
  });

  test("a connection that acknowledges nothing is replaced", async () => {
    const w = world();
    await w.connect();
    w.type("x");
    expect(w.timers).toHaveLength(1);
    w.timers.pop()?.();
    expect(w.save).toBe("offline");
    await w.comeBack();
    expect(w.sockets).toHaveLength(2);
    w.store();
    expect(w.server.getText("f1").toString()).toBe("x");
  });

  test("a truncated frame is ignored", async () => {
    const w = world();
    await w.connect();
    w.socket().receive(new Uint8Array([0, 2, 50, 1]));
    expect(w.provider.status.loaded).toBe(true);
  });

  test("remote cursors disappear with the connection", async () => {
    const w = world();
    await w.connect();
    const other = new Awareness(new Y.Doc());
    other.setLocalState({ selection: null });
    const { encodeAwarenessUpdate } = await import("y-protocols/awareness");
    w.socket().receive(
      message(1, (e) => encoding.writeVarUint8Array(e, encodeAwarenessUpdate(other, [other.clientID]))),
    );
    expect(w.awareness.states.has(other.clientID)).toBe(true);
    w.socket().onclose?.({ code: 1006, reason: "" });
    expect(w.awareness.states.has(other.clientID)).toBe(false);
    other.destroy();
  });
});

test("Delivery: an answer that carries nothing new leaves the mark at saved", () => {
  const delivery = new Delivery();
  delivery.sentAnswer();
  expect(delivery.settled).toBe(true);
  delivery.sentEdit();
  delivery.acknowledged(1);
  expect(delivery.settled).toBe(false);
  delivery.lost();
  expect(delivery.settled).toBe(false);
  delivery.sentAnswer();
  expect(delivery.settled).toBe(false);
  delivery.acknowledged(1);
  expect(delivery.settled).toBe(true);
});
