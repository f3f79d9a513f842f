import { useEffect, useState } from "react";
import { isApiError, session } from "@/api";
import type { Replay } from "@/api/replay";
import { loadReplay, loadUpdates, replayCaller } from "./load";
import { DocumentTimeline } from "./timeline";

/** Work a frame may be made to wait for, ms. */
const SLICE_MS = 12;

export type Found =
  | { kind: "loading" }
  | { kind: "signed_out" }
  | { kind: "not_found" }
  | { kind: "not_ended" }
  | { kind: "failed"; error: unknown; retry: () => void }
  | { kind: "replay"; replay: Replay; document: FoundDocument };

export type FoundDocument =
  | { kind: "loading" }
  | { kind: "damaged" }
  | { kind: "failed"; retry: () => void }
  /** `read` is how much of the log is read through, 0 to 1: going back is quick once it is 1. */
  | { kind: "ready"; timeline: DocumentTimeline; read: number };

/** The recording, then the log of its document, then its checkpoints, each shown as soon as it is there. */
export function useReplay(roomId: string): Found {
  const [found, setFound] = useState<Found>({ kind: "loading" });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const retry = () => setAttempt((n) => n + 1);
    const show = (next: Found) => {
      if (!abort.signal.aborted) setFound(next);
    };
    let openedAs: string | null | undefined;
    // What one account opened must not stay on the screen of another, or of nobody.
    const unsubscribe = session.subscribe(() => {
      if (openedAs !== undefined && openedAs !== (session.user?.id ?? null)) retry();
    });
    const load = async () => {
      show({ kind: "loading" });
      const caller = await replayCaller(roomId);
      openedAs = session.user?.id ?? null;
      if (!caller) return show({ kind: "signed_out" });
      const replay = await loadReplay(roomId, caller, abort.signal);
      const withDocument = (document: FoundDocument) => show({ kind: "replay", replay, document });
      withDocument({ kind: "loading" });
      try {
        const timeline = new DocumentTimeline(await loadUpdates(roomId, caller, abort.signal));
        await readThrough(timeline, abort.signal, (read) => withDocument({ kind: "ready", timeline, read }));
      } catch {
        withDocument(replay.document_damaged ? { kind: "damaged" } : { kind: "failed", retry });
      }
    };
    load().catch((error: unknown) => {
      if (isApiError(error, "not_found", "forbidden", "unauthenticated")) show({ kind: "not_found" });
      else if (isApiError(error, "conflict")) show({ kind: "not_ended" });
      else show({ kind: "failed", error, retry });
    });
    return () => {
      unsubscribe();
      abort.abort();
    };
  }, [roomId, attempt]);
  return found;
}

/** Makes the checkpoints in slices, so that the page stays responsive during a long log. */
async function readThrough(timeline: DocumentTimeline, signal: AbortSignal, tell: (read: number) => void): Promise<void> {
  let read = 0;
  let told = 0;
  tell(0);
  while (read < 1 && !signal.aborted) {
    const until = performance.now() + SLICE_MS;
    read = timeline.prepare(() => performance.now() >= until);
    if (read === 1 || performance.now() - told > 200) {
      told = performance.now();
      tell(read);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}
