import type { BrowserContext, Page } from "@playwright/test";

/** Makes the pages of this context remember their peer connections, so that a test can read what the browser measured. */
export async function watchMedia(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const peers: RTCPeerConnection[] = [];
    const asked: string[] = [];
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        peers.push(this);
      }
    };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    const ask = devices?.getUserMedia.bind(devices);
    if (devices && ask) {
      devices.getUserMedia = (constraints) => {
        asked.push(...Object.keys(constraints ?? {}));
        return ask(constraints);
      };
    }
    const query = navigator.permissions.query.bind(navigator.permissions);
    navigator.permissions.query = (descriptor) => {
      asked.push(`query:${descriptor.name}`);
      return query(descriptor);
    };
    Object.assign(window, { ixPeers: peers, ixAsked: asked });
  });
}

export interface Received {
  /** Of the connection that is open now. */
  framesDecoded: number;
  framesSent: number;
  /** Accumulated energy of the sound that was played; grows while there is any. */
  audioEnergy: number;
  audioPackets: number;
  dtls: string;
  srtp: string;
  videoStreams: number;
  codecs: string[];
  /** How many connections this page has made. */
  connections: number;
}

export function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const peers = (window as unknown as { ixPeers: RTCPeerConnection[] }).ixPeers;
    const open = peers.filter((peer) => peer.connectionState !== "closed");
    const sum: Received = {
      framesDecoded: 0,
      framesSent: 0,
      audioEnergy: 0,
      audioPackets: 0,
      dtls: "",
      srtp: "",
      videoStreams: 0,
      codecs: [],
      connections: peers.length,
    };
    for (const peer of open) {
      for (const entry of (await peer.getStats()).values()) {
        if (entry.type === "inbound-rtp" && entry.kind === "video") {
          sum.framesDecoded += entry.framesDecoded ?? 0;
          if ((entry.framesDecoded ?? 0) > 0) sum.videoStreams += 1;
        }
        if (entry.type === "outbound-rtp" && entry.kind === "video") sum.framesSent += entry.framesSent ?? 0;
        if (entry.type === "inbound-rtp" && entry.kind === "audio") {
          sum.audioEnergy += entry.totalAudioEnergy ?? 0;
          sum.audioPackets += entry.packetsReceived ?? 0;
        }
        if (entry.type === "transport") {
          sum.dtls = entry.dtlsState;
          sum.srtp = entry.srtpCipher ?? "";
        }
        if (entry.type === "codec") sum.codecs.push(entry.mimeType.toLowerCase());
      }
    }
    return sum;
  });
}

/** What the page asked the browser's permission for. */
export const asked = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...new Set((window as unknown as { ixAsked: string[] }).ixAsked)].sort());
