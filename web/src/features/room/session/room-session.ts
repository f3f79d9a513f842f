import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { RoomCaller } from "@/api";
import type { Action, MediaState, ServerMessage, TrackSource } from "@/api/room-socket";
import { DocumentProvider, type DocumentStatus } from "../document/provider";
import { type AwayWatch, watchAbsences } from "../integrity/watch";
import type { LocalMedia } from "../media/local-media";
import { Peer, type PeerStatus } from "../media/peer";
import { type Phase, RoomConnection } from "../socket/connection";
import { type RoomState, reduce } from "../socket/state";
import { documentEnvironment, roomEnvironment } from "./environment";

export interface RoomSnapshot {
  phase: Phase;
  /** Null until admitted. */
  room: RoomState | null;
  remote: ReadonlyMap<string, MediaStreamTrack>;
  media: PeerStatus;
  document: DocumentStatus;
  /** Round trip of the room socket, ms. */
  roundTripMs: number | null;
  /** Messages on their way to the server. */
  pendingChat: readonly string[];
}

export interface RoomDocument {
  doc: Y.Doc;
  awareness: Awareness;
}

export interface SessionEvents {
  refused(action: Action, reason: string): void;
  mutedByHost(): void;
}

const NOT_LOADED: DocumentStatus = { loaded: false, save: "offline", closed: null };
const SOURCES: readonly TrackSource[] = ["camera", "microphone", "screen"];

/** One stay in one room: its sockets, its media connection, its document, and what the page shows of them. */
export class RoomSession {
  #snapshot: RoomSnapshot = {
    phase: { kind: "connecting" },
    room: null,
    remote: new Map(),
    media: "idle",
    document: NOT_LOADED,
    roundTripMs: null,
    pendingChat: [],
  };
  readonly #listeners = new Set<() => void>();
  readonly #connection: RoomConnection;
  readonly #peer: Peer;
  #document: RoomDocument;
  #provider: DocumentProvider | null = null;
  #watch: AwayWatch | null = null;
  #shownTracks = new Map<TrackSource, MediaStreamTrack | null>();
  /** What the server was last told of camera, microphone and screen. */
  #toldMedia: MediaState | null = null;
  #unsubscribe: (() => void)[] = [];

  constructor(
    readonly roomId: string,
    readonly caller: RoomCaller,
    readonly local: LocalMedia,
    private readonly events: SessionEvents,
  ) {
    this.#document = newDocument();
    this.#connection = new RoomConnection(roomEnvironment(roomId, caller), {
      phase: (phase) => this.#phaseChanged(phase),
      message: (message) => this.#received(message),
      refused: (action, reason) => this.events.refused(action, reason),
      roundTrip: (roundTripMs) => this.#set({ roundTripMs }),
      pending: (actions) => {
        const pendingChat = actions.flatMap((action) => (action.kind === "chat" ? [action.text] : []));
        if (pendingChat.length + this.#snapshot.pendingChat.length > 0) this.#set({ pendingChat });
      },
    });
    this.#peer = new Peer({
      send: (message) => this.#connection.send(message),
      status: (media) => this.#set({ media }),
      remote: (remote) => this.#set({ remote }),
    });
  }

  readonly get = (): RoomSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get document(): RoomDocument {
    return this.#document;
  }

  start(): void {
    const probe = () => this.#connection.probe();
    const retry = () => {
      if (document.visibilityState === "hidden") return;
      probe();
      this.#connection.retryNow();
      this.#provider?.retryNow();
    };
    const warn = (event: BeforeUnloadEvent) => {
      if (!this.settled) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    window.addEventListener("offline", probe);
    window.addEventListener("online", retry);
    document.addEventListener("visibilitychange", retry);
    this.#unsubscribe = [
      () => window.removeEventListener("beforeunload", warn),
      () => window.removeEventListener("offline", probe),
      () => window.removeEventListener("online", retry),
      () => document.removeEventListener("visibilitychange", retry),
      this.local.subscribe(() => this.#localChanged()),
    ];
    this.#localChanged();
    this.#connection.start();
  }

  act(action: Action): void {
    this.#connection.act(action);
  }

  leave(): void {
    this.#connection.leave();
  }

  /** Throws the local document away and takes the server's: after it refused an edit. */
  reloadDocument(): void {
    this.#provider?.dispose();
    this.#provider = null;
    this.#document.awareness.destroy();
    this.#document.doc.destroy();
    this.#document = newDocument();
    this.#openDocument();
  }

  /** Everything done here has reached the server's disk: leaving loses nothing. */
  get settled(): boolean {
    const { document } = this.#snapshot;
    return this.#connection.unsettled === 0 && (!document.loaded || document.save === "saved" || document.closed !== null);
  }

  stats() {
    return this.#peer.stats();
  }

  /** Lets go of everything; for the page that goes away. */
  dispose(): void {
    this.#closeParts();
    this.#connection.dispose();
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe();
  }

  #received(message: ServerMessage): void {
    switch (message.type) {
      case "media_answer":
        void this.#peer.answered(message.session, message.offer, message.sdp);
        return;
      case "media_failed":
        this.#peer.failed(message.session);
        return;
      case "muted":
        void this.local.setMicrophone(false);
        // Always said: the server takes "on" for an unmute only after it has heard "off".
        this.#tellMedia();
        this.events.mutedByHost();
        return;
      default: {
        const before = this.#snapshot.room;
        const room = reduce(before, message, Date.now());
        if (room === before) return;
        this.#set({ room });
        if (room) this.#roomChanged(message, before, room);
      }
    }
  }

  #roomChanged(message: ServerMessage, before: RoomState | null, room: RoomState): void {
    if (message.type === "welcome" || before?.role !== room.role) this.#watchFor(room);
    if (room.role === "observer" && before?.role !== "observer") this.local.stop();
    // A first role is acted on when the room is live.
    if (before && before.role !== room.role && this.#snapshot.phase.kind === "live") this.#joinMedia(room);
    if (message.type === "welcome" || message.type === "tracks") {
      this.#peer.setTracks(room.tracks.filter((track) => track.participant_id !== room.me));
    }
  }

  #phaseChanged(phase: Phase): void {
    this.#set({ phase });
    if (phase.kind === "live") this.#online();
    if (phase.kind === "reconnecting") {
      this.#peer.offline();
      this.#provider?.suspect();
    }
    if (phase.kind === "closed") this.#closeParts();
  }

  #online(): void {
    const { room } = this.#snapshot;
    if (!room) return;
    this.#joinMedia(room);
    this.#tellMedia();
    if (!this.#provider) this.#openDocument();
    else this.#provider.retryNow();
  }

  #openDocument(): void {
    this.#set({ document: NOT_LOADED });
    const { doc, awareness } = this.#document;
    this.#provider = new DocumentProvider(doc, awareness, documentEnvironment(this.roomId, this.caller), (status) => {
      this.#set({ document: status });
      // An observer has nothing of their own in the document: taking the server's loses nothing.
      if (status.closed?.because === "fault" && this.#snapshot.room?.role === "observer") this.reloadDocument();
    });
    this.#provider.start();
  }

  /** Only the candidate's page is watched (C-9), and only while it is in the room. */
  #watchFor(room: RoomState): void {
    const wanted = room.role === "candidate" && room.status === "open";
    if (wanted && !this.#watch) {
      const watch = watchAbsences((action) => this.act(action));
      this.#watch = watch;
      this.local.aroundDialog = (run) => watch.duringDialog(run);
    } else if (!wanted) this.#unwatch();
  }

  /** An observer sends nothing: a change of role makes the media connection anew, with or without senders. */
  #joinMedia(room: RoomState): void {
    this.#peer.online(room.iceServers, room.role !== "observer");
  }

  #unwatch(): void {
    this.#watch?.dispose();
    this.#watch = null;
    this.local.aroundDialog = (run) => run();
  }

  #localChanged(): void {
    for (const source of SOURCES) {
      const track = this.local.track(source);
      if ((this.#shownTracks.get(source) ?? null) === track) continue;
      this.#shownTracks.set(source, track);
      void this.#peer.setLocal(source, track);
    }
    const told = this.#toldMedia;
    const state = this.local.mediaState;
    if (!told || SOURCES.some((source) => told[source] !== state[source])) this.#tellMedia();
  }

  #tellMedia(): void {
    const state = this.local.mediaState;
    this.#toldMedia = this.#connection.send({ type: "media_state", state }) ? state : null;
  }

  #closeParts(): void {
    this.#unwatch();
    this.#peer.close();
    this.#provider?.dispose();
    this.#provider = null;
    this.local.stop();
  }

  #set(change: Partial<RoomSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function newDocument(): RoomDocument {
  const doc = new Y.Doc();
  return { doc, awareness: new Awareness(doc) };
}
