import type { TrackSource } from "@/api/room-socket";

/** Figures of one received or sent track; absent where the browser does not tell. */
export interface StreamStats {
  kbps: number | null;
  /** Share of packets lost over the last interval, 0 to 1. */
  loss: number | null;
  jitterMs: number | null;
  width: number | null;
  height: number | null;
  fps: number | null;
  framesDecoded: number | null;
}

export interface MediaStats {
  rttMs: number | null;
  received: ReadonlyMap<string, StreamStats>;
  sent: ReadonlyMap<TrackSource, StreamStats>;
}

interface Counters {
  atMs: number;
  bytes: number;
  lost: number;
  packets: number;
}

/** Turns getStats reports into rates, by differences to the report before. */
export class StatsReader {
  #before = new Map<string, Counters>();

  read(
    report: Iterable<Record<string, unknown>>,
    trackByMid: ReadonlyMap<string, string>,
    sourceByMid: ReadonlyMap<string, TrackSource>,
  ): MediaStats {
    const received = new Map<string, StreamStats>();
    const sent = new Map<TrackSource, StreamStats>();
    const entries = [...report];
    // A stream that was replaced stays in the report, silent: of those with one m-line the latest to bring anything counts.
    const heard = new Map<string, number>();
    const remoteInbound = new Map(
      entries.filter((e) => e["type"] === "remote-inbound-rtp").map((e) => [text(e["localId"]) ?? "", e]),
    );
    let rttMs: number | null = null;
    for (const entry of entries) {
      const mid = text(entry["mid"]);
      if (entry["type"] === "candidate-pair" && entry["nominated"] === true && entry["state"] === "succeeded") {
        rttMs = seconds(entry["currentRoundTripTime"]) ?? rttMs;
      } else if (entry["type"] === "inbound-rtp" && mid !== null) {
        const track = trackByMid.get(mid);
        const stats = this.#inbound(entry);
        const at = number(entry["lastPacketReceivedTimestamp"]) ?? 0;
        if (track !== undefined && at >= (heard.get(track) ?? 0)) {
          heard.set(track, at);
          received.set(track, stats);
        }
      } else if (entry["type"] === "outbound-rtp" && mid !== null) {
        const source = sourceByMid.get(mid);
        if (source !== undefined) sent.set(source, this.#outbound(entry, remoteInbound.get(text(entry["id"]) ?? "")));
      }
    }
    return { rttMs, received, sent };
  }

  #inbound(entry: Record<string, unknown>): StreamStats {
    const rates = this.#rates(entry, number(entry["bytesReceived"]), number(entry["packetsReceived"]), number(entry["packetsLost"]));
    return {
      ...rates,
      jitterMs: seconds(entry["jitter"]),
      width: number(entry["frameWidth"]),
      height: number(entry["frameHeight"]),
      fps: number(entry["framesPerSecond"]),
      framesDecoded: number(entry["framesDecoded"]),
    };
  }

  #outbound(entry: Record<string, unknown>, remote: Record<string, unknown> | undefined): StreamStats {
    const { kbps } = this.#rates(entry, number(entry["bytesSent"]), null, null);
    return {
      kbps,
      loss: number(remote?.["fractionLost"]),
      jitterMs: seconds(remote?.["jitter"]),
      width: number(entry["frameWidth"]),
      height: number(entry["frameHeight"]),
      fps: number(entry["framesPerSecond"]),
      framesDecoded: null,
    };
  }

  #rates(
    entry: Record<string, unknown>,
    bytes: number | null,
    packets: number | null,
    lost: number | null,
  ): Pick<StreamStats, "kbps" | "loss"> {
    const id = text(entry["id"]);
    const atMs = number(entry["timestamp"]);
    if (id === null || atMs === null || bytes === null) return { kbps: null, loss: null };
    const before = this.#before.get(id);
    const now = { atMs, bytes, lost: lost ?? 0, packets: packets ?? 0 };
    this.#before.set(id, now);
    if (!before || atMs <= before.atMs || bytes < before.bytes) return { kbps: null, loss: null };
    const lostNow = Math.max(0, now.lost - before.lost);
    const expected = now.packets - before.packets + lostNow;
    return {
      kbps: ((bytes - before.bytes) * 8) / (atMs - before.atMs),
      loss: packets === null ? null : expected > 0 ? lostNow / expected : 0,
    };
  }
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function seconds(value: unknown): number | null {
  const s = number(value);
  return s === null ? null : s * 1000;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
