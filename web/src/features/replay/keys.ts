/** What a key asks of the playback. */
export type PlaybackKey = { kind: "toggle" } | { kind: "seek"; byMs: number };

const STEP_MS = 5_000;
const LONG_STEP_MS = 30_000;

export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  target: EventTarget | null;
}

/** Space and arrows, unless a control of its own uses them. The code is read only, so there they are the playback's, too. */
export function playbackKey(event: Pressed): PlaybackKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const inCode = target?.closest(".monaco-editor") && !target.closest(".find-widget");
  if (!inCode && target?.closest("input, textarea, [role=radiogroup], [role=group] [role=radio]")) return null;
  if (event.key === " ") return target?.closest("button, a, [role=switch]") ? null : { kind: "toggle" };
  const step = event.shiftKey ? LONG_STEP_MS : STEP_MS;
  if (event.key === "ArrowLeft") return { kind: "seek", byMs: -step };
  if (event.key === "ArrowRight") return { kind: "seek", byMs: step };
  return null;
}
