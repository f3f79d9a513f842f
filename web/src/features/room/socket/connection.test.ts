import { expect, test } from "vitest";
import type { ServerMessage } from "@/api/room-socket";
import { type Environment, type Phase, RoomConnection, type Socket, type TicketAnswer } from "./connection";

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  sent: { type: string; [field: string]: unknown }[] = [];
  closed = false;
  send(data: string) {
    this.sent.push(JSON.parse(data));
  }
  close() {
    this.closed = true;
  }
  receive(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

function world() {
  const sockets: FakeSocket[] = [];
  const phases: Phase[] = [];
  const messages: ServerMessage[] = [];
  const refused: string[] = [];
  const timers: { at: number; run: () => void }[] = [];
  let now = 0;
  let ticket: TicketAnswer = { kind: "ticket", url: "ws://room" };
  const env: Environment = {
    ticket: () => Promise.resolve(ticket),
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    now: () => now,
    random: () => 1,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
  };
  const connection = new RoomConnection(env, {
    phase: (phase) => phases.push(phase),
    message: (message) => messages.push(message),
    refused: (_, reason) => refused.push(reason),
    roundTrip: () => undefined,
    pending: () => undefined,
  });
  return {
    connection,
    sockets,
    phases,
    messages,
    refused,
    setTicket: (answer: TicketAnswer) => (ticket = answer),
    socket: () => {
      const last = sockets.at(-1);
      if (!last) throw new Error("no socket was opened");
      return last;
    },
    async advance(ms: number) {
      const until = now + ms;
      for (;;) {
        const due = timers.filter((t) => t.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers.splice(timers.indexOf(due), 1);
        now = due.at;
        due.run();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

const settle = async () => {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
};

const welcome = (seq: number) => ({ type: "welcome", seq, events: [], participants: [] });

async function joined() {
  const w = world();
  w.connection.start();
  await settle();
  w.socket().onopen?.();
  w.socket().receive(welcome(7));
  return w;
}

test("ARCH-10 says hello first, and what is done in the lobby waits for the welcome", async () => {
  const w = world();
  w.connection.start();
  await settle();
  w.socket().onopen?.();
  expect(w.socket().sent).toEqual([{ type: "hello", version: 1, last_seq: 0 }]);
  w.socket().receive({ type: "waiting" });
  w.connection.act({ kind: "chat", text: "early" });
  expect(w.socket().sent).toHaveLength(1);
  w.socket().receive(welcome(7));
  expect(w.socket().sent.map((m) => m.type)).toEqual(["hello", "act"]);
  expect(w.phases.map((p) => p.kind)).toEqual(["waiting", "live"]);
});

test("ARCH-10 an unacknowledged action is sent again after a reconnect, an acknowledged one is not", async () => {
  const w = await joined();
  w.connection.act({ kind: "chat", text: "kept" });
  w.connection.act({ kind: "chat", text: "arrived" });
  const [kept, arrived] = w.socket().sent.slice(1);
  w.socket().receive({ type: "ack", cid: arrived?.["cid"], seq: 9 });
  w.socket().receive({ type: "event", seq: 9, at_ms: 0, body: { kind: "chat", text: "arrived" } });
  w.socket().onclose?.({ code: 1006, reason: "" });
  expect(w.phases.at(-1)).toEqual({ kind: "reconnecting", attempt: 1, admitted: true });
  await w.advance(400);
  expect(w.sockets).toHaveLength(2);
  w.socket().onopen?.();
  expect(w.socket().sent[0]).toEqual({ type: "hello", version: 1, last_seq: 9 });
  w.socket().receive(welcome(9));
  expect(w.socket().sent.slice(1)).toEqual([kept]);
});

test("waits longer after each failure, and not at all when the network comes back", async () => {
  const w = world();
  w.setTicket({ kind: "later" });
  w.connection.start();
  await settle();
  await w.advance(400);
  await w.advance(800);
  expect(w.phases).toHaveLength(3);
  await w.advance(1_599);
  expect(w.phases).toHaveLength(3);
  w.setTicket({ kind: "ticket", url: "ws://room" });
  w.connection.retryNow();
  await settle();
  expect(w.sockets).toHaveLength(1);
  w.connection.retryNow();
  await settle();
  expect(w.sockets).toHaveLength(1);
});

test.each([
  [4403, "denied"],
  [4404, "ended"],
  [4405, "removed"],
  [4409, "replaced"],
  [4426, "version"],
  [4429, "limit"],
  [4400, "fault"],
])("close code %i is final: %s", async (code, because) => {
  const w = await joined();
  w.socket().onclose?.({ code, reason: "" });
  expect(w.phases.at(-1)).toEqual({ kind: "closed", because });
  await w.advance(60_000);
  expect(w.sockets).toHaveLength(1);
});

test("an expired ticket is replaced once, a second refusal is final", async () => {
  const w = world();
  w.connection.start();
  await settle();
  w.socket().onclose?.({ code: 4401, reason: "" });
  await w.advance(400);
  expect(w.sockets).toHaveLength(2);
  w.socket().onclose?.({ code: 4401, reason: "" });
  expect(w.phases.at(-1)).toEqual({ kind: "closed", because: "ticket" });
});

test("a connection that answers no ping is dead", async () => {
  const w = await joined();
  await w.advance(10_000);
  const ping = w.socket().sent.at(-1);
  expect(ping?.type).toBe("ping");
  await w.advance(20);
  w.socket().receive({ type: "pong", nonce: ping?.["nonce"] });
  await w.advance(8_000);
  expect(w.phases.at(-1)?.kind).toBe("live");
  await w.advance(18_000);
  expect(w.phases.at(-1)?.kind).toBe("reconnecting");
});

test("a connection that may be broken is found out soon", async () => {
  const w = await joined();
  w.connection.probe();
  await w.advance(500);
  w.socket().receive({ type: "pong", nonce: w.socket().sent.at(-1)?.["nonce"] });
  await w.advance(2_500);
  expect(w.phases.at(-1)?.kind).toBe("live");
  w.connection.probe();
  await w.advance(3_000);
  expect(w.phases.at(-1)?.kind).toBe("reconnecting");
});

test("a refused action is reported and not sent again", async () => {
  const w = await joined();
  w.connection.act({ kind: "file_delete", file_id: "f1" });
  w.socket().receive({ type: "refused", cid: w.socket().sent.at(-1)?.["cid"], reason: "only the host" });
  expect(w.refused).toEqual(["only the host"]);
  expect(w.connection.unsettled).toBe(0);
});

test("leaving tells the server and is final", async () => {
  const w = await joined();
  const socket = w.socket();
  w.connection.leave();
  expect(socket.sent.at(-1)).toEqual({ type: "leave" });
  expect(w.phases.at(-1)).toEqual({ kind: "closed", because: "left" });
});

test("junk from the server is ignored", async () => {
  const w = await joined();
  const before = w.messages.length;
  w.socket().onmessage?.({ data: "{" });
  w.socket().onmessage?.({ data: new ArrayBuffer(2) });
  w.socket().onmessage?.({ data: "[1]" });
  expect(w.messages).toHaveLength(before);
});
