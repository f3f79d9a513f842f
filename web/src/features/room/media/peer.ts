import type { ClientMessage, IceServer, MediaOffer, Track, TrackSource } from "@/api/room-socket";
import { Negotiation, nextSession } from "./negotiation";
import { type MediaKind, type Slot, kindOf, planReceivers } from "./receivers";

/** An offer unanswered for so long means a new session. */
const ANSWER_WITHIN_MS = 10_000;
/** ICE may heal by itself for so long before a new session replaces it. */
const HEAL_WITHIN_MS = 4_000;
const RESTART_WAIT_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;

export type PeerStatus = "idle" | "connecting" | "connected" | "reconnecting";

export interface PeerEvents {
  /** False when the room socket is down; the session restarts once it is back. */
  send(message: Extract<ClientMessage, { type: "media_offer" | "media_ice" }>): boolean;
  status(status: PeerStatus): void;
  /** Received media by track id. */
  remote(tracks: ReadonlyMap<string, MediaStreamTrack>): void;
}

interface Receiver extends Slot {
  transceiver: RTCRtpTransceiver;
}

/**
 * The one RTCPeerConnection to the SFU. Local tracks are put in and taken out with `replaceTrack`, so cameras,
 * microphones and devices change without an offer; only new tracks of others (and a first screen) need one.
 * When it fails, a new session with a new connection takes over everything.
 */
export class Peer {
  #pc: RTCPeerConnection | null = null;
  #session = 0;
  #negotiation = new Negotiation();
  #senders = new Map<TrackSource, RTCRtpTransceiver>();
  #receivers: Receiver[] = [];
  #local = new Map<TrackSource, MediaStreamTrack>();
  #tracks: readonly Track[] = [];
  #iceServers: IceServer[] = [];
  #online = false;
  #publishes = true;
  #failures = 0;
  #timers = new Map<"answer" | "heal" | "restart", ReturnType<typeof setTimeout>>();

  constructor(private readonly events: PeerEvents) {}

  /** After every `welcome`: signalling works. A session that waited for an answer when it broke starts anew. */
  online(iceServers: IceServer[], publishes: boolean): void {
    this.#online = true;
    this.#iceServers = iceServers;
    const changed = this.#publishes !== publishes;
    this.#publishes = publishes;
    if (!this.#pc || this.#negotiation.open || changed || this.#pc.iceConnectionState !== "connected") this.#restart();
  }

  offline(): void {
    this.#online = false;
    this.#stopTimer("answer");
  }

  /** What others send now, without one's own. */
  setTracks(tracks: readonly Track[]): void {
    this.#tracks = tracks;
    if (this.#pc) this.#change();
  }

  async setLocal(source: TrackSource, track: MediaStreamTrack | null): Promise<void> {
    if (track) this.#local.set(source, track);
    else this.#local.delete(source);
    const transceiver = this.#senders.get(source);
    if (transceiver) await transceiver.sender.replaceTrack(track);
    else if (track && this.#pc && this.#publishes) {
      this.#addSender(source);
      this.#change();
    }
  }

  async stats(): Promise<{ report: RTCStatsReport; mids: Map<string, string>; own: Map<string, TrackSource> } | null> {
    const pc = this.#pc;
    if (!pc) return null;
    const mids = new Map(this.#receivers.flatMap((r) => (r.trackId && r.transceiver.mid ? [[r.transceiver.mid, r.trackId]] : [])));
    const own = new Map([...this.#senders].flatMap(([source, t]) => (t.mid && t.sender.track ? [[t.mid, source] as const] : [])));
    return { report: await pc.getStats(), mids, own };
  }

  async answered(session: number, offer: number, sdp: string): Promise<void> {
    const pc = this.#pc;
    if (!pc || session !== this.#session || !this.#negotiation.expects(offer)) return;
    this.#stopTimer("answer");
    try {
      await pc.setRemoteDescription({ type: "answer", sdp });
    } catch {
      if (pc === this.#pc) this.#fail();
      return;
    }
    if (pc !== this.#pc) return;
    this.#publishRemote();
    if (this.#negotiation.settled()) void this.#offer();
  }

  failed(session: number): void {
    if (session === this.#session) this.#fail();
  }

  close(): void {
    this.#online = false;
    this.#drop();
    this.events.status("idle");
  }

  #drop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    const pc = this.#pc;
    this.#pc = null;
    this.#senders.clear();
    this.#receivers = [];
    if (!pc) return;
    pc.onicecandidate = null;
    pc.oniceconnectionstatechange = null;
    pc.close();
  }

  #restart(): void {
    const resumed = this.#pc !== null || this.#failures > 0;
    this.#drop();
    this.#session = nextSession(this.#session, Date.now());
    this.#negotiation = new Negotiation();
    const iceServers = this.#iceServers.map(({ urls, username, credential }) => ({
      urls,
      username: username ?? undefined,
      credential: credential ?? undefined,
    }));
    const pc = new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" });
    this.#pc = pc;
    const session = this.#session;
    pc.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) this.events.send({ type: "media_ice", session, candidate: candidate.candidate });
    };
    pc.oniceconnectionstatechange = () => {
      if (pc === this.#pc) this.#connectionChanged(pc);
    };
    this.events.status(resumed ? "reconnecting" : "connecting");
    if (this.#publishes) {
      this.#addSender("microphone");
      this.#addSender("camera");
      if (this.#local.has("screen")) this.#addSender("screen");
    }
    this.#change();
  }

  #connectionChanged(pc: RTCPeerConnection): void {
    switch (pc.iceConnectionState) {
      case "connected":
      case "completed":
        this.#failures = 0;
        this.#stopTimer("heal");
        this.events.status("connected");
        return;
      case "disconnected":
        this.events.status("reconnecting");
        this.#startTimer("heal", HEAL_WITHIN_MS, () => this.#fail());
        return;
      case "failed":
        this.#fail();
        return;
      default:
    }
  }

  /** Gives this session up. Without signalling the next `online` starts the new one. */
  #fail(): void {
    this.#drop();
    this.events.status("reconnecting");
    const wait = RESTART_WAIT_MS[Math.min(this.#failures, RESTART_WAIT_MS.length - 1)] ?? 0;
    this.#failures += 1;
    if (!this.#online) return;
    this.#startTimer("restart", wait, () => {
      if (this.#online && !this.#pc) this.#restart();
    });
  }

  #addSender(source: TrackSource): void {
    const pc = this.#pc;
    if (!pc) return;
    const kind = kindOf(source);
    const transceiver = pc.addTransceiver(this.#local.get(source) ?? kind, {
      direction: "sendonly",
      sendEncodings: kind === "video" ? [{ maxBitrate: source === "screen" ? 2_500_000 : 1_800_000 }] : [{}],
    });
    preferCodecs(transceiver, kind);
    this.#senders.set(source, transceiver);
  }

  #change(): void {
    if (this.#negotiation.change()) void this.#offer();
  }

  async #offer(): Promise<void> {
    const pc = this.#pc;
    if (!pc) return;
    this.#applyPlan(pc);
    try {
      await pc.setLocalDescription(await pc.createOffer());
    } catch {
      if (pc === this.#pc) this.#fail();
      return;
    }
    if (pc !== this.#pc) return;
    const message: MediaOffer = {
      session: this.#session,
      offer: this.#negotiation.sent(),
      sdp: pc.localDescription?.sdp ?? "",
      publish: [...this.#senders].flatMap(([source, t]) => (t.mid ? [{ mid: t.mid, source }] : [])),
      subscribe: this.#receivers.flatMap((r) =>
        r.trackId && r.transceiver.mid ? [{ mid: r.transceiver.mid, track_id: r.trackId }] : [],
      ),
    };
    this.#startTimer("answer", ANSWER_WITHIN_MS, () => this.#fail());
    this.events.send({ type: "media_offer", ...message });
  }

  #applyPlan(pc: RTCPeerConnection): void {
    const plan = planReceivers(this.#receivers, this.#tracks);
    if (!plan) return;
    for (const index of plan.release) {
      const receiver = this.#receivers[index];
      if (!receiver) continue;
      receiver.trackId = null;
      receiver.transceiver.direction = "inactive";
    }
    for (const { slot, trackId } of plan.reuse) {
      const receiver = this.#receivers[slot];
      if (!receiver) continue;
      receiver.trackId = trackId;
      receiver.transceiver.direction = "recvonly";
    }
    for (const { kind, trackId } of plan.add) {
      const transceiver = pc.addTransceiver(kind, { direction: "recvonly" });
      preferCodecs(transceiver, kind);
      this.#receivers.push({ kind, trackId, transceiver });
    }
    this.#publishRemote();
  }

  #publishRemote(): void {
    this.events.remote(
      new Map(this.#receivers.flatMap((r) => (r.trackId ? [[r.trackId, r.transceiver.receiver.track] as const] : []))),
    );
  }

  #startTimer(name: "answer" | "heal" | "restart", ms: number, run: () => void): void {
    this.#stopTimer(name);
    this.#timers.set(name, setTimeout(run, ms));
  }

  #stopTimer(name: "answer" | "heal" | "restart"): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

/** VP8 with its retransmissions, and Opus: what the SFU forwards. */
function preferCodecs(transceiver: RTCRtpTransceiver, kind: MediaKind): void {
  const wanted = kind === "video" ? ["video/vp8", "video/rtx"] : ["audio/opus"];
  // Older browsers offer what they have; the answer picks.
  if (!("setCodecPreferences" in transceiver)) return;
  const codecs = RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [];
  const kept = codecs.filter((codec) => wanted.includes(codec.mimeType.toLowerCase()));
  if (kept.length > 0) transceiver.setCodecPreferences(kept);
}
