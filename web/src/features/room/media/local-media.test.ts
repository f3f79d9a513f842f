import { beforeEach, describe, expect, test, vi } from "vitest";
import { LocalMedia } from "./local-media";
import { loudness } from "./level";

class FakeTrack extends EventTarget {
  enabled = true;
  stopped = false;
  constructor(
    readonly kind: "audio" | "video",
    private readonly deviceId: string,
  ) {
    super();
  }
  stop() {
    this.stopped = true;
  }
  getSettings() {
    return { deviceId: this.deviceId };
  }
}

const made: FakeTrack[] = [];
const getUserMedia = vi.fn<(constraints: MediaStreamConstraints) => Promise<unknown>>();

function chosen(constraints: MediaStreamConstraints["video"]): string {
  const id = typeof constraints === "object" ? constraints.deviceId : undefined;
  return typeof id === "object" && !Array.isArray(id) && typeof id.exact === "string" ? id.exact : "default";
}

beforeEach(() => {
  made.length = 0;
  getUserMedia.mockReset().mockImplementation((constraints) => {
    const tracks: FakeTrack[] = [];
    if (constraints.video) tracks.push(new FakeTrack("video", chosen(constraints.video)));
    if (constraints.audio) tracks.push(new FakeTrack("audio", chosen(constraints.audio)));
    made.push(...tracks);
    return Promise.resolve({
      getVideoTracks: () => tracks.filter((t) => t.kind === "video"),
      getAudioTracks: () => tracks.filter((t) => t.kind === "audio"),
    });
  });
  Object.defineProperty(navigator, "mediaDevices", {
    configurable: true,
    value: Object.assign(new EventTarget(), { getUserMedia, enumerateDevices: () => Promise.resolve([]) }),
  });
});

describe("LocalMedia", () => {
  test("C-5 asks for both devices with one question", async () => {
    const media = new LocalMedia();
    await media.start();
    expect(getUserMedia).toHaveBeenCalledTimes(1);
    expect(media.mediaState).toEqual({ camera: true, microphone: true, screen: false });
  });

  test("C-5 without a camera the microphone still works, and the reason is known", async () => {
    getUserMedia.mockImplementation((constraints) =>
      constraints.video
        ? Promise.reject(new DOMException("none", "NotFoundError"))
        : Promise.resolve({ getVideoTracks: () => [], getAudioTracks: () => [new FakeTrack("audio", "m")] }),
    );
    const media = new LocalMedia();
    await media.start();
    expect(media.get().camera).toMatchObject({ on: false, problem: "missing" });
    expect(media.mediaState).toEqual({ camera: false, microphone: true, screen: false });
  });

  test("VI-4 a denied permission leaves everything usable without devices", async () => {
    getUserMedia.mockRejectedValue(new DOMException("no", "NotAllowedError"));
    const media = new LocalMedia();
    await media.start();
    expect(media.get().camera.problem).toBe("denied");
    expect(media.get().microphone.problem).toBe("denied");
    expect(media.mediaState).toEqual({ camera: false, microphone: false, screen: false });
  });

  test("C-5 the camera off releases the device, the microphone off keeps it silent", async () => {
    const media = new LocalMedia();
    await media.start();
    await media.setCamera(false);
    await media.setMicrophone(false);
    expect(made.find((t) => t.kind === "video")?.stopped).toBe(true);
    expect(made.find((t) => t.kind === "audio")).toMatchObject({ stopped: false, enabled: false });
    expect(media.mediaState).toEqual({ camera: false, microphone: false, screen: false });
    await media.setMicrophone(true);
    expect(media.mediaState.microphone).toBe(true);
    expect(getUserMedia).toHaveBeenCalledTimes(1);
  });

  test("C-5 another camera replaces the first, which is let go", async () => {
    const media = new LocalMedia();
    await media.start();
    const first = made.find((t) => t.kind === "video");
    await media.choose("camera", "second");
    expect(first?.stopped).toBe(true);
    expect(media.get().camera.deviceId).toBe("second");
    expect(new LocalMedia().get().camera.deviceId).toBe("second");
  });

  test("a camera that arrives after it was turned off is let go at once", async () => {
    const media = new LocalMedia();
    const starting = media.start();
    await media.setCamera(false);
    await starting;
    expect(made.filter((t) => t.kind === "video").every((t) => t.stopped)).toBe(true);
    expect(media.mediaState.camera).toBe(false);
  });

  test("C-5 a chosen microphone that is gone gives way to another", async () => {
    const usual = getUserMedia.getMockImplementation();
    getUserMedia.mockImplementation((constraints) =>
      chosen(constraints.audio) === "unplugged"
        ? Promise.reject(Object.assign(new Error("gone"), { name: "OverconstrainedError" }))
        : (usual?.(constraints) ?? Promise.reject(new Error("no device"))),
    );
    const media = new LocalMedia();
    await media.start();
    await media.choose("microphone", "unplugged");
    expect(media.get().microphone).toMatchObject({ on: true, deviceId: "default", problem: null });
  });

  test("an unplugged microphone is noticed", async () => {
    const media = new LocalMedia();
    await media.start();
    made.find((t) => t.kind === "audio")?.dispatchEvent(new Event("ended"));
    expect(media.get().microphone).toMatchObject({ on: false, track: null, problem: "missing" });
  });
});

test("loudness is 0 for silence and 1 for a loud voice", () => {
  expect(loudness(new Float32Array(8))).toBe(0);
  expect(loudness(new Float32Array(8).fill(0.5))).toBe(1);
  expect(loudness(new Float32Array(8).fill(0.01))).toBeCloseTo(0.4);
});
