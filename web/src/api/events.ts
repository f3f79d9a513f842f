import { sendAuthorized } from "./client";
import type { UserEvent } from "./types";

/*
 * What the server pushes to a signed-in user (`/me/events`). Fetch streaming, because EventSource cannot send the
 * bearer token. One tab of the browser holds the stream and hands events to the others: over HTTP/1.1 a browser opens
 * only six connections to a host, and seven tabs would otherwise starve each other.
 */

/** Takes apart a text/event-stream; feed it text as it arrives. */
export function eventStreamParser(onData: (data: string) => void): (chunk: string) => void {
  let rest = "";
  let data: string[] = [];
  return (chunk) => {
    rest += chunk;
    for (;;) {
      const match = /\r\n|\n|\r(?!$)/u.exec(rest);
      if (match === null) return;
      const line = rest.slice(0, match.index);
      rest = rest.slice(match.index + match[0].length);
      if (line === "") {
        if (data.length > 0) onData(data.join("\n"));
        data = [];
      } else if (line === "data" || line.startsWith("data:")) {
        data.push(line.slice(5).replace(/^ /u, ""));
      }
    }
  };
}

/** A type that is missing here does not compile. */
const KNOWN: Record<UserEvent["type"], true> = {
  resync: true,
  interview_submitted: true,
  room_changed: true,
  mock_changed: true,
  interviewers_changed: true,
};

export function parseUserEvent(data: string): UserEvent | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null || !("type" in value)) return null;
    const { type } = value;
    return typeof type === "string" && Object.hasOwn(KNOWN, type) ? (value as UserEvent) : null;
  } catch {
    return null;
  }
}

/** 1, 2, 4 … 30 s, each spread over its upper half so that pages do not come back in step. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(30_000, 1000 * 2 ** attempt);
  return whole / 2 + (whole / 2) * random();
}

async function readStream(signal: AbortSignal, onOpen: () => void, onEvent: (event: UserEvent) => void): Promise<void> {
  const response = await sendAuthorized("GET", "/me/events", { signal });
  if (response.body === null) return;
  onOpen();
  const feed = eventStreamParser((data) => {
    const event = parseUserEvent(data);
    if (event !== null) onEvent(event);
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    feed(value);
  }
}

/** Waits, but not past `signal`, nor past the browser coming back online. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}

async function keepReading(signal: AbortSignal, onEvent: (event: UserEvent) => void): Promise<void> {
  let attempt = 0;
  while (!signal.aborted) {
    try {
      await readStream(
        signal,
        () => {
          attempt = 0;
        },
        onEvent,
      );
    } catch {
      // Whatever broke it, the next connection starts with `resync`, so nothing is missed.
    }
    if (signal.aborted) return;
    await pause(backoffMs(attempt), signal);
    attempt += 1;
  }
}

/** Calls `onEvent` for every push to this user until `signal` aborts. */
export function watchUserEvents(userId: string, signal: AbortSignal, onEvent: (event: UserEvent) => void): void {
  const name = `ix-events-${userId}`;
  if (!("locks" in navigator) || !("BroadcastChannel" in globalThis)) {
    void keepReading(signal, onEvent);
    return;
  }
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", (message: MessageEvent<UserEvent>) => onEvent(message.data));
  signal.addEventListener("abort", () => channel.close());
  navigator.locks
    .request(name, { signal }, () =>
      keepReading(signal, (event) => {
        onEvent(event);
        channel.postMessage(event);
      }),
    )
    .catch(() => undefined);
}
