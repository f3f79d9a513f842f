import type { Track, TrackSource } from "@/api/room-socket";

export type MediaKind = "audio" | "video";

export function kindOf(source: TrackSource): MediaKind {
  return source === "microphone" ? "audio" : "video";
}

/** One receiving m-line of the connection; m-lines are never removed, so an idle one is reused (RFC 8829, section 5.8.3). */
export interface Slot {
  kind: MediaKind;
  /** The track it receives; null when it is idle. */
  trackId: string | null;
}

export interface ReceivePlan {
  /** Indexes of slots that fall idle. */
  release: number[];
  /** Idle slots that take a track. */
  reuse: { slot: number; trackId: string }[];
  /** Tracks that need a slot of their own. */
  add: { kind: MediaKind; trackId: string }[];
}

/** How to get from what is received to `tracks`; `null` when nothing is to change. */
export function planReceivers(slots: readonly Slot[], tracks: readonly Track[]): ReceivePlan | null {
  const wanted = new Set(tracks.map((track) => track.id));
  const held = new Set(slots.flatMap((slot) => slot.trackId ?? []));
  const release = slots.flatMap((slot, index) => (slot.trackId !== null && !wanted.has(slot.trackId) ? [index] : []));
  const idle = slots.flatMap((slot, index) => (slot.trackId === null || release.includes(index) ? [index] : []));
  const plan: ReceivePlan = { release, reuse: [], add: [] };
  for (const track of tracks) {
    if (held.has(track.id)) continue;
    const kind = kindOf(track.source);
    const at = idle.findIndex((index) => slots[index]?.kind === kind);
    const slot = idle[at];
    if (slot === undefined) {
      plan.add.push({ kind, trackId: track.id });
    } else {
      idle.splice(at, 1);
      plan.reuse.push({ slot, trackId: track.id });
    }
  }
  return plan.release.length + plan.reuse.length + plan.add.length === 0 ? null : plan;
}
