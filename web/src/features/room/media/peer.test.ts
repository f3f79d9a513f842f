import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ClientMessage, Track } from "@/api/room-socket";
import { FakePeerConnection, installFakeRtc } from "./fake-rtc";
import { Peer, type PeerStatus } from "./peer";

type Sent = Extract<ClientMessage, { type: "media_offer" | "media_ice" }>;
type Offer = Extract<Sent, { type: "media_offer" }>;

beforeEach(() => {
  vi.useFakeTimers();
  installFakeRtc((name, value) => vi.stubGlobal(name, value));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const track = (kind: "audio" | "video") => ({ kind }) as unknown as MediaStreamTrack;
const remote = (id: string, source: Track["source"]): Track => ({ id, participant_id: "other", source });

function world() {
  const sent: Sent[] = [];
  const statuses: PeerStatus[] = [];
  let received: string[] = [];
  const peer = new Peer({
    send: (message) => {
      sent.push(message);
      return true;
    },
    status: (status) => statuses.push(status),
    remote: (tracks) => (received = [...tracks.keys()]),
  });
  const settle = async () => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve();
  };
  const offers = () => sent.filter((message): message is Offer => message.type === "media_offer");
  const lastOffer = () => {
    const offer = offers().at(-1);
    if (!offer) throw new Error("no offer was sent");
    return offer;
  };
  return {
    peer,
    sent,
    statuses,
    settle,
    offers,
    lastOffer,
    received: () => received,
    async answer() {
      const { session, offer } = lastOffer();
      await peer.answered(session, offer, `answer-${offer}`);
      await settle();
    },
  };
}

async function joined() {
  const w = world();
  await w.peer.setLocal("microphone", track("audio"));
  w.peer.online([], true);
  await w.settle();
  await w.answer();
  FakePeerConnection.last.become("connected");
  return w;
}

describe("Peer", () => {
  test("C-5 offers microphone and camera at once, with VP8, its retransmissions and Opus", async () => {
    const w = await joined();
    expect(w.lastOffer()).toMatchObject({
      offer: 1,
      publish: [
        { mid: "0", source: "microphone" },
        { mid: "1", source: "camera" },
      ],
      subscribe: [],
    });
    const codecs = FakePeerConnection.last.transceivers.map((t) => t.codecs.map((codec) => codec.mimeType));
    expect(codecs).toEqual([["audio/opus"], ["video/VP8", "video/rtx"]]);
    expect(w.statuses).toEqual(["connecting", "connected"]);
  });

  test("C-5 the camera goes on and off, and changes, without another offer", async () => {
    const w = await joined();
    const first = track("video");
    await w.peer.setLocal("camera", first);
    expect(FakePeerConnection.last.transceivers[1]?.sender.track).toBe(first);
    await w.peer.setLocal("camera", null);
    await w.peer.setLocal("camera", track("video"));
    await w.settle();
    expect(w.offers()).toHaveLength(1);
  });

  test("C-5 a first screen needs an offer, the next one does not", async () => {
    const w = await joined();
    await w.peer.setLocal("screen", track("video"));
    await w.settle();
    expect(w.lastOffer().publish.map((p) => p.source)).toEqual(["microphone", "camera", "screen"]);
    await w.answer();
    await w.peer.setLocal("screen", null);
    await w.peer.setLocal("screen", track("video"));
    await w.settle();
    expect(w.offers()).toHaveLength(2);
  });

  test("C-5 others' tracks are asked for one offer at a time, and an m-line that fell idle is used again", async () => {
    const w = await joined();
    w.peer.setTracks([remote("a", "camera")]);
    await w.settle();
    w.peer.setTracks([remote("a", "camera"), remote("b", "microphone")]);
    await w.settle();
    expect(w.offers()).toHaveLength(2);
    await w.answer();
    expect(w.offers()).toHaveLength(3);
    expect(w.lastOffer().subscribe).toEqual([
      { mid: "2", track_id: "a" },
      { mid: "3", track_id: "b" },
    ]);
    await w.answer();
    expect(w.received()).toEqual(["a", "b"]);
    w.peer.setTracks([remote("b", "microphone"), remote("c", "screen")]);
    await w.settle();
    expect(w.lastOffer().subscribe).toEqual([
      { mid: "2", track_id: "c" },
      { mid: "3", track_id: "b" },
    ]);
  });

  test("an answer to another offer or session is ignored", async () => {
    const w = await joined();
    w.peer.setTracks([remote("a", "camera")]);
    await w.settle();
    const { session, offer } = w.lastOffer();
    await w.peer.answered(session, offer - 1, "old");
    await w.peer.answered(session - 1, offer, "old");
    expect(FakePeerConnection.last.answers).toEqual(["answer-1"]);
  });

  test("C-5 a failed connection is replaced by a new session that resumes everything", async () => {
    const w = await joined();
    w.peer.setTracks([remote("a", "camera")]);
    await w.settle();
    await w.answer();
    const before = w.lastOffer();
    FakePeerConnection.last.become("failed");
    await vi.advanceTimersByTimeAsync(500);
    expect(FakePeerConnection.made).toHaveLength(2);
    expect(FakePeerConnection.made[0]?.closed).toBe(true);
    expect(w.lastOffer().session).toBeGreaterThan(before.session);
    expect(w.lastOffer()).toMatchObject({ offer: 1, subscribe: [{ track_id: "a" }] });
    expect(FakePeerConnection.last.transceivers[0]?.sender.track).not.toBeNull();
    expect(w.statuses.at(-1)).toBe("reconnecting");
  });

  test("a short interruption heals by itself, a long one does not", async () => {
    const w = await joined();
    FakePeerConnection.last.become("disconnected");
    await vi.advanceTimersByTimeAsync(3_900);
    FakePeerConnection.last.become("connected");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(FakePeerConnection.made).toHaveLength(1);
    FakePeerConnection.last.become("disconnected");
    await vi.advanceTimersByTimeAsync(4_600);
    expect(FakePeerConnection.made).toHaveLength(2);
    expect(w.statuses.at(-1)).toBe("reconnecting");
  });

  test("an offer nobody answers, and an answer that makes no sense, lead to a new session", async () => {
    const w = await joined();
    w.peer.setTracks([remote("a", "camera")]);
    await w.settle();
    await vi.advanceTimersByTimeAsync(10_500);
    expect(FakePeerConnection.made).toHaveLength(2);
    const { session, offer } = w.lastOffer();
    await w.peer.answered(session, offer, "garbage");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakePeerConnection.made).toHaveLength(3);
  });

  test("without signalling a broken session waits for it; a healthy one lives on through its return", async () => {
    const w = await joined();
    w.peer.offline();
    w.peer.online([], true);
    await w.settle();
    expect(FakePeerConnection.made).toHaveLength(1);
    w.peer.offline();
    FakePeerConnection.last.become("failed");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakePeerConnection.made).toHaveLength(1);
    w.peer.online([], true);
    await w.settle();
    expect(FakePeerConnection.made).toHaveLength(2);
  });

  test("an observer publishes nothing", async () => {
    const w = world();
    w.peer.setTracks([remote("a", "camera")]);
    w.peer.online([], false);
    await w.settle();
    expect(w.lastOffer()).toMatchObject({ publish: [], subscribe: [{ mid: "0", track_id: "a" }] });
  });
});
