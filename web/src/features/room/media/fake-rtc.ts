/** As much of an RTCPeerConnection as the page uses, for tests: m-lines get their mid when the offer is set. */
export class FakeTransceiver {
  mid: string | null = null;
  direction: string;
  readonly sender: { track: unknown; replaceTrack: (track: unknown) => Promise<void> };
  readonly receiver: { track: { kind: string; id: string } };
  codecs: { mimeType: string }[] = [];

  constructor(
    readonly kind: string,
    direction: string,
    index: number,
    track: unknown,
  ) {
    this.direction = direction;
    this.receiver = { track: { kind, id: `received-${index}` } };
    this.sender = {
      track,
      replaceTrack: (next) => {
        this.sender.track = next;
        return Promise.resolve();
      },
    };
  }

  setCodecPreferences(codecs: { mimeType: string }[]): void {
    this.codecs = codecs;
  }
}

export class FakePeerConnection {
  static made: FakePeerConnection[] = [];
  transceivers: FakeTransceiver[] = [];
  iceConnectionState = "new";
  onicecandidate: ((event: { candidate: { candidate: string } | null }) => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  localDescription: { sdp: string } | null = null;
  answers: string[] = [];
  offers = 0;
  closed = false;

  constructor() {
    FakePeerConnection.made.push(this);
  }

  static get last(): FakePeerConnection {
    const last = FakePeerConnection.made.at(-1);
    if (!last) throw new Error("no connection was made");
    return last;
  }

  addTransceiver(what: unknown, { direction }: { direction: string }): FakeTransceiver {
    const kind = typeof what === "string" ? what : (what as { kind: string }).kind;
    const made = new FakeTransceiver(kind, direction, this.transceivers.length, typeof what === "string" ? null : what);
    this.transceivers.push(made);
    return made;
  }

  createOffer(): Promise<{ sdp: string }> {
    this.offers += 1;
    return Promise.resolve({ sdp: `offer-${this.offers}` });
  }

  setLocalDescription(description: { sdp: string }): Promise<void> {
    this.localDescription = description;
    this.transceivers.forEach((transceiver, index) => (transceiver.mid ??= String(index)));
    return Promise.resolve();
  }

  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    if (sdp === "garbage") return Promise.reject(new DOMException("bad", "InvalidAccessError"));
    this.answers.push(sdp);
    return Promise.resolve();
  }

  become(state: string): void {
    this.iceConnectionState = state;
    this.oniceconnectionstatechange?.();
  }

  close(): void {
    this.closed = true;
  }
}

/** Puts the fakes where the page looks for the browser's own. */
export function installFakeRtc(stub: (name: string, value: unknown) => void): void {
  FakePeerConnection.made = [];
  stub("RTCPeerConnection", FakePeerConnection);
  stub("RTCRtpReceiver", {
    getCapabilities: (kind: string) => ({
      codecs: ["H264", "VP8", "rtx", "opus", "red"].map((name) => ({ mimeType: `${kind}/${name}` })),
    }),
  });
}
