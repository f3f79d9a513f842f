import type { Participant, Track } from "@/api/room-socket";

/** What the rail shows of one person, and of one shared screen. */
export interface Tile {
  participant: Participant;
  camera: Track | undefined;
  microphone: Track | undefined;
}

export function isHere(participant: Participant): boolean {
  return participant.presence === "online" || participant.presence === "reconnecting";
}

export function tileOf(participant: Participant, tracks: readonly Track[]): Tile {
  const of = (source: Track["source"]) => tracks.find((t) => t.participant_id === participant.id && t.source === source);
  return { participant, camera: of("camera"), microphone: of("microphone") };
}

/** Whether anything comes by a track: it stays for the next time when its owner turns the source off. */
export function isFlowing(track: Track, participants: readonly Participant[]): boolean {
  const owner = participants.find((p) => p.id === track.participant_id);
  return owner !== undefined && isHere(owner) && owner.media[track.source];
}

/** Who somebody is, for sentences: the room's name for them, never awareness'. */
export function nameOf(participants: readonly Participant[], id: string | null, fallback: string): string {
  return participants.find((p) => p.id === id)?.display_name ?? fallback;
}
