import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Participant, RoomRole } from "@/api/room-socket";
import { installFakeRtc } from "../media/fake-rtc";
import { LocalMedia } from "../media/local-media";
import { RoomSession } from "./room-session";

interface Sent {
  type: string;
  state?: { microphone: boolean };
  action?: { kind: string };
  publish?: unknown[];
}

class FakeWebSocket {
  static made: FakeWebSocket[] = [];
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  readyState = 1;
  binaryType = "";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  sent: Sent[] = [];
  constructor(readonly url: string) {
    FakeWebSocket.made.push(this);
  }
  send(data: string | Uint8Array) {
    if (typeof data === "string") this.sent.push(JSON.parse(data) as Sent);
  }
  close() {
    this.readyState = 3;
  }
  receive(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

beforeEach(() => {
  FakeWebSocket.made = [];
  installFakeRtc((name, value) => vi.stubGlobal(name, value));
  vi.stubGlobal("WebSocket", FakeWebSocket);
  vi.stubGlobal("fetch", () =>
    Promise.resolve(Response.json({ ticket: "t", participant_id: "me", expires_at_ms: 0 }, { status: 201 })),
  );
});
afterEach(() => vi.unstubAllGlobals());

const person = (id: string, role: RoomRole): Participant => ({
  id,
  user_id: null,
  display_name: id,
  role,
  presence: "online",
  media: { camera: false, microphone: true, screen: false },
  colour: 0,
  doc_clients: [],
});

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

async function inRoom(role: RoomRole) {
  const told: string[] = [];
  const local = new LocalMedia();
  const session = new RoomSession("r", { kind: "guest", token: "x" }, local, {
    refused: () => undefined,
    mutedByHost: () => told.push("muted"),
  });
  session.start();
  await settle();
  const socket = FakeWebSocket.made[0];
  if (!socket) throw new Error("no socket was opened");
  socket.onopen?.();
  socket.receive({
    type: "welcome",
    room_id: "r",
    title: "",
    status: "open",
    integrity: { red_after_ms: 1, burst_count: 2, burst_window_ms: 1, large_paste_units: 1 },
    me: "me",
    role,
    participants: [person("me", role)],
    files: [],
    annotations: [],
    tracks: [],
    events: [],
    seq: 1,
    server_now_ms: 0,
    created_at_ms: 0,
    ice_servers: [],
  });
  await settle();
  return { session, local, socket, told };
}

const hide = (hidden: boolean) => {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(hidden ? "hidden" : "visible");
  vi.spyOn(document, "hasFocus").mockReturnValue(!hidden);
  document.dispatchEvent(new Event("visibilitychange"));
};

test("after the host's mute the page tells that its microphone is off, whatever the room says already", async () => {
  const shown = vi.spyOn(LocalMedia.prototype, "mediaState", "get");
  shown.mockReturnValue({ camera: false, microphone: true, screen: false });
  const { session, socket, told } = await inRoom("candidate");
  socket.receive({ type: "event", seq: 2, at_ms: 0, by: "host", body: { kind: "muted", participant_id: "me" } });
  socket.sent.length = 0;
  shown.mockReturnValue({ camera: false, microphone: false, screen: false });
  socket.receive({ type: "muted" });
  await settle();
  expect(told).toEqual(["muted"]);
  expect(socket.sent.filter((m) => m.type === "media_state").at(-1)?.state?.microphone).toBe(false);
  session.dispose();
});

test("C-9 C-13 the candidate's absence goes out at once and again when it ends", async () => {
  const { session, socket } = await inRoom("candidate");
  hide(false);
  socket.sent.length = 0;
  hide(true);
  const told = () => socket.sent.flatMap((m) => m.action?.kind ?? []);
  expect(told()).toEqual(["away_began"]);
  hide(false);
  expect(told()).toEqual(["away_began", "away_ended"]);
  session.dispose();
  hide(true);
  expect(told()).toHaveLength(2);
});

test("C-10 a reload is no absence, a page that comes back from the browser's cache is watched again", async () => {
  const { session, socket } = await inRoom("candidate");
  hide(false);
  socket.sent.length = 0;
  window.dispatchEvent(new Event("pagehide"));
  hide(true);
  expect(socket.sent.filter((m) => m.type === "act")).toEqual([]);
  window.dispatchEvent(new Event("pageshow"));
  expect(socket.sent.flatMap((m) => m.action?.kind ?? [])).toEqual(["away_began"]);
  session.dispose();
});

test.each(["host", "observer"] as const)("C-9 a %s is not watched", async (role) => {
  const { session, socket } = await inRoom(role);
  socket.sent.length = 0;
  hide(true);
  expect(socket.sent).toEqual([]);
  session.dispose();
});

test("an observer who becomes a candidate is watched, and may send pictures", async () => {
  const { session, socket } = await inRoom("observer");
  expect(socket.sent.findLast((m) => m.type === "media_offer")?.publish).toEqual([]);
  hide(false);
  socket.receive({ type: "event", seq: 2, at_ms: 0, by: "h", body: { kind: "role_changed", participant_id: "me", role: "candidate" } });
  await settle();
  expect(socket.sent.findLast((m) => m.type === "media_offer")?.publish).toHaveLength(2);
  hide(true);
  expect(socket.sent.findLast((m) => m.type === "act")?.action?.kind).toBe("away_began");
  session.dispose();
});

test("the document's socket opens once admitted, and closes with the room", async () => {
  const { session, socket } = await inRoom("candidate");
  const paths = FakeWebSocket.made.map((made) => new URL(made.url).pathname);
  expect(paths).toEqual(["/ws/rooms/r", "/ws/rooms/r/doc"]);
  expect(new URL(FakeWebSocket.made[1]?.url ?? "").searchParams.get("acks")).toBe("1");
  socket.onclose?.({ code: 4404, reason: "" });
  expect(session.get().phase).toEqual({ kind: "closed", because: "ended" });
  expect(FakeWebSocket.made[1]?.readyState).toBe(3);
});
