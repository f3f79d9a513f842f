import { expect, test } from "vitest";
import { StatsReader } from "./stats";

const inbound = (timestamp: number, over: Record<string, unknown>) => ({
  type: "inbound-rtp",
  id: "IT01",
  mid: "2",
  timestamp,
  jitter: 0.004,
  frameWidth: 640,
  frameHeight: 360,
  framesPerSecond: 30,
  framesDecoded: 90,
  ...over,
});

test("C-5 bitrate and loss are those of the last interval", () => {
  const reader = new StatsReader();
  const mids = new Map([["2", "track-b"]]);
  const first = reader.read([inbound(1_000, { bytesReceived: 10_000, packetsReceived: 100, packetsLost: 50 })], mids, new Map());
  expect(first.received.get("track-b")).toMatchObject({ kbps: null, loss: null, framesDecoded: 90 });
  const second = reader.read(
    [
      { type: "candidate-pair", id: "CP", nominated: true, state: "succeeded", currentRoundTripTime: 0.012 },
      inbound(3_000, { bytesReceived: 260_000, packetsReceived: 190, packetsLost: 60 }),
    ],
    mids,
    new Map(),
  );
  expect(second.rttMs).toBeCloseTo(12);
  expect(second.received.get("track-b")).toMatchObject({ kbps: 1_000, loss: 0.1, jitterMs: 4, width: 640 });
});

test("a stream that was replaced does not hide the one that flows", () => {
  const flowing = inbound(2_000, { id: "IT02", bytesReceived: 9, lastPacketReceivedTimestamp: 2_000, framesDecoded: 5 });
  const over = inbound(2_000, { id: "IT01", bytesReceived: 9, lastPacketReceivedTimestamp: 1_000, framesDecoded: 90 });
  for (const report of [[flowing, over], [over, flowing]]) {
    const stats = new StatsReader().read(report, new Map([["2", "track-b"]]), new Map());
    expect(stats.received.get("track-b")).toMatchObject({ framesDecoded: 5 });
  }
});

test("sent tracks take their loss from the other side's report", () => {
  const reader = new StatsReader();
  const stats = reader.read(
    [
      { type: "outbound-rtp", id: "OT01", mid: "0", timestamp: 1, bytesSent: 1, frameWidth: 1280, frameHeight: 720 },
      { type: "remote-inbound-rtp", id: "RI", localId: "OT01", fractionLost: 0.25, jitter: 0.002 },
    ],
    new Map(),
    new Map([["0", "camera"]]),
  );
  expect(stats.sent.get("camera")).toMatchObject({ loss: 0.25, jitterMs: 2, height: 720 });
});
