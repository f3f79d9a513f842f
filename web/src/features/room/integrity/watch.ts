import type { Action } from "@/api/room-socket";
import { AwayDetector, type DetectorOutput } from "./detector";

export interface AwayWatch {
  /** Runs something that makes the browser open a dialog of its own. */
  duringDialog<T>(run: () => Promise<T>): Promise<T>;
  dispose(): void;
}

/** Connects the detector to this page; nothing here waits for, shows or asks anything (C-14, VI-4). */
export function watchAbsences(act: (action: Action) => void): AwayWatch {
  const detector = new AwayDetector(() => crypto.randomUUID());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unloading = false;

  const look = () => {
    // A page that is reloaded or closed is hidden on its way: that is leaving the room, which the server sees itself.
    if (unloading) return;
    const now = performance.now();
    const sight = { hidden: document.visibilityState === "hidden", focused: document.hasFocus() };
    for (const output of detector.observe(sight, now)) act(toAction(output, now));
    clearTimeout(timer);
    const wakeAt = detector.wakeAtMs;
    if (wakeAt !== null) timer = setTimeout(look, Math.max(0, wakeAt - now));
  };

  const hide = () => {
    unloading = true;
  };
  const show = () => {
    unloading = false;
    look();
  };

  document.addEventListener("visibilitychange", look);
  window.addEventListener("blur", look);
  window.addEventListener("focus", look);
  window.addEventListener("pagehide", hide);
  window.addEventListener("pageshow", show);
  look();

  return {
    async duringDialog(run) {
      detector.dialogOpened();
      try {
        return await run();
      } finally {
        detector.dialogClosed();
        look();
      }
    },
    dispose() {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("blur", look);
      window.removeEventListener("focus", look);
      window.removeEventListener("pagehide", hide);
      window.removeEventListener("pageshow", show);
    },
  };
}

function toAction(output: DetectorOutput, nowMs: number): Action {
  return output.kind === "began"
    ? {
        kind: "away_began",
        incident_id: output.incidentId,
        signal: output.signal,
        began_ago_ms: Math.round(nowMs - output.atMs),
      }
    : { kind: "away_ended", incident_id: output.incidentId, duration_ms: output.durationMs };
}
