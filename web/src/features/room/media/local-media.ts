import type { MediaState, TrackSource } from "@/api/room-socket";

export type DeviceProblem = "denied" | "missing" | "busy" | "unsupported";
export type DeviceKind = "camera" | "microphone";

export interface DeviceState {
  /** What the person wants; the track follows when the device allows it. */
  on: boolean;
  track: MediaStreamTrack | null;
  problem: DeviceProblem | null;
  deviceId: string | null;
  starting: boolean;
}

export interface LocalMediaState {
  camera: DeviceState;
  microphone: DeviceState;
  screen: MediaStreamTrack | null;
  cameras: MediaDeviceInfo[];
  microphones: MediaDeviceInfo[];
  speakers: MediaDeviceInfo[];
  speakerId: string | null;
}

interface Remembered {
  camera?: string | null;
  microphone?: string | null;
  speaker?: string | null;
  cameraOn?: boolean;
  microphoneOn?: boolean;
}

const REMEMBERED_KEY = "ix-room-devices";

/** Camera, microphone and screen of this page: on and off, choice of device, and what went wrong, in one place. */
export class LocalMedia {
  #state: LocalMediaState;
  readonly #listeners = new Set<() => void>();
  readonly #requests = { camera: 0, microphone: 0 };
  /** Wraps whatever makes the browser open a dialog of its own. */
  aroundDialog: <T>(run: () => Promise<T>) => Promise<T> = (run) => run();

  constructor() {
    const remembered = recall();
    const device = (on: boolean | undefined, deviceId: string | null | undefined): DeviceState => ({
      on: on ?? true,
      track: null,
      problem: null,
      deviceId: deviceId ?? null,
      starting: false,
    });
    this.#state = {
      camera: device(remembered.cameraOn, remembered.camera),
      microphone: device(remembered.microphoneOn, remembered.microphone),
      screen: null,
      cameras: [],
      microphones: [],
      speakers: [],
      speakerId: remembered.speaker ?? null,
    };
  }

  readonly get = (): LocalMediaState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get mediaState(): MediaState {
    const { camera, microphone, screen } = this.#state;
    return {
      camera: camera.track !== null,
      microphone: microphone.track !== null && microphone.on,
      screen: screen !== null,
    };
  }

  track(source: TrackSource): MediaStreamTrack | null {
    return source === "screen" ? this.#state.screen : this.#state[source].track;
  }

  /** Asks for the devices that are wanted, once for both, so that there is one permission question. */
  async start(): Promise<void> {
    navigator.mediaDevices?.addEventListener("devicechange", this.#listDevices);
    const { camera, microphone } = this.#state;
    const both = camera.on && microphone.on && !camera.track && !microphone.track;
    if (!both || !(await this.#openBoth())) {
      await Promise.all([
        camera.on && !this.#state.camera.track ? this.#open("camera") : undefined,
        microphone.on && !this.#state.microphone.track ? this.#open("microphone") : undefined,
      ]);
    }
    await this.#listDevices();
  }

  async setCamera(on: boolean): Promise<void> {
    this.#device("camera", { on });
    this.#remember();
    if (on) await this.#open("camera");
    else this.#close("camera");
  }

  /** Off keeps the device and sends silence, so that on is instant. */
  async setMicrophone(on: boolean): Promise<void> {
    this.#device("microphone", { on });
    this.#remember();
    const { track } = this.#state.microphone;
    if (track) track.enabled = on;
    else if (on) await this.#open("microphone");
  }

  async choose(kind: DeviceKind, deviceId: string): Promise<void> {
    this.#device(kind, { deviceId });
    this.#remember();
    if (this.#state[kind].on || this.#state[kind].track) await this.#open(kind);
  }

  chooseSpeaker(speakerId: string): void {
    this.#set({ speakerId });
    this.#remember();
  }

  /** False when the person chose nothing in the browser's picker. */
  async startScreen(): Promise<boolean> {
    try {
      const stream = await this.aroundDialog(() =>
        navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { max: 15 } }, audio: false }),
      );
      const track = stream.getVideoTracks()[0];
      if (!track) return false;
      track.contentHint = "detail";
      track.addEventListener("ended", () => this.stopScreen());
      this.stopScreen();
      this.#set({ screen: track });
      return true;
    } catch {
      return false;
    }
  }

  stopScreen(): void {
    this.#state.screen?.stop();
    if (this.#state.screen) this.#set({ screen: null });
  }

  /** Lets go of every device. */
  stop(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.#listDevices);
    this.#requests.camera += 1;
    this.#requests.microphone += 1;
    this.stopScreen();
    this.#close("camera");
    this.#close("microphone");
  }

  async #openBoth(): Promise<boolean> {
    const requests = { camera: ++this.#requests.camera, microphone: ++this.#requests.microphone };
    this.#device("camera", { starting: true });
    this.#device("microphone", { starting: true });
    try {
      const stream = await this.#ask({ video: this.#constraints("camera"), audio: this.#constraints("microphone") });
      for (const kind of ["camera", "microphone"] as const) this.#adopt(kind, requests[kind], stream);
      return true;
    } catch {
      return false;
    } finally {
      this.#device("camera", { starting: false });
      this.#device("microphone", { starting: false });
    }
  }

  async #open(kind: DeviceKind): Promise<void> {
    const request = ++this.#requests[kind];
    this.#device(kind, { starting: true, problem: null });
    try {
      const constraints = this.#constraints(kind);
      const stream = await this.#ask(kind === "camera" ? { video: constraints } : { audio: constraints });
      this.#adopt(kind, request, stream);
    } catch (error) {
      if (request === this.#requests[kind]) this.#device(kind, { problem: problemOf(error), on: false });
    } finally {
      if (request === this.#requests[kind]) this.#device(kind, { starting: false });
    }
    await this.#listDevices();
  }

  async #ask(constraints: MediaStreamConstraints): Promise<MediaStream> {
    if (!navigator.mediaDevices) throw new DOMException("no media devices", "NotSupportedError");
    try {
      return await this.aroundDialog(() => navigator.mediaDevices.getUserMedia(constraints));
    } catch (error) {
      if (nameOf(error) !== "OverconstrainedError") throw error;
      // A device chosen earlier is gone: any other will do.
      return this.aroundDialog(() => navigator.mediaDevices.getUserMedia(anyDevice(constraints)));
    }
  }

  /** A newer request, or the person, may have changed their mind meanwhile: then the device is let go again. */
  #adopt(kind: DeviceKind, request: number, stream: MediaStream): void {
    const track = (kind === "camera" ? stream.getVideoTracks() : stream.getAudioTracks())[0];
    if (!track) return;
    const state = this.#state[kind];
    if (request !== this.#requests[kind] || (kind === "camera" && !state.on)) return track.stop();
    track.enabled = kind === "camera" || state.on;
    track.addEventListener("ended", () => {
      if (this.#state[kind].track === track) this.#device(kind, { track: null, on: false, problem: "missing" });
    });
    state.track?.stop();
    this.#device(kind, { track, problem: null, deviceId: track.getSettings().deviceId ?? state.deviceId });
  }

  #close(kind: DeviceKind): void {
    this.#state[kind].track?.stop();
    this.#device(kind, { track: null });
  }

  #constraints(kind: DeviceKind): MediaTrackConstraints {
    const { deviceId } = this.#state[kind];
    // Chromium takes the default microphone instead of an `ideal` one.
    const chosen = deviceId === null ? {} : { deviceId: { exact: deviceId } };
    return kind === "camera"
      ? { ...chosen, width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
      : { ...chosen, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  }

  readonly #listDevices = async (): Promise<void> => {
    const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const named = (kind: MediaDeviceKind) => devices.filter((d) => d.kind === kind && d.deviceId !== "");
    this.#set({ cameras: named("videoinput"), microphones: named("audioinput"), speakers: named("audiooutput") });
  };

  #device(kind: DeviceKind, change: Partial<DeviceState>): void {
    this.#set({ [kind]: { ...this.#state[kind], ...change } });
  }

  #set(change: Partial<LocalMediaState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #remember(): void {
    const { camera, microphone, speakerId } = this.#state;
    const remembered: Remembered = {
      camera: camera.deviceId,
      microphone: microphone.deviceId,
      speaker: speakerId,
      cameraOn: camera.on,
      microphoneOn: microphone.on,
    };
    localStorage.setItem(REMEMBERED_KEY, JSON.stringify(remembered));
  }
}

function recall(): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(REMEMBERED_KEY) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** OverconstrainedError is no DOMException in every browser. */
function nameOf(error: unknown): string {
  return typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
}

function anyDevice({ audio, video }: MediaStreamConstraints): MediaStreamConstraints {
  const free = (constraints: MediaStreamConstraints["audio"]) =>
    typeof constraints === "object" ? { ...constraints, deviceId: undefined } : constraints;
  return { audio: free(audio), video: free(video) };
}

function problemOf(error: unknown): DeviceProblem {
  const name = nameOf(error);
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotSupportedError") return "unsupported";
  return "busy";
}
