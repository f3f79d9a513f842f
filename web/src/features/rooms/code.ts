/** Room codes: twelve letters in three groups, `bcdf-ghjk-lmnp`. */

const GROUPED = /(?<![a-z])([a-z]{4})-([a-z]{4})-([a-z]{4})(?![a-z])/iu;
const BARE = /^[a-z]{12}$/iu;

/** The room code in whatever was pasted: a link, the code, or the code without its dashes. Null when there is none. */
export function roomCodeIn(text: string): string | null {
  const trimmed = text.trim();
  const grouped = GROUPED.exec(trimmed);
  if (grouped !== null) return grouped.slice(1, 4).join("-").toLowerCase();
  const bare = trimmed.replaceAll(/[\s-]/gu, "");
  if (!BARE.test(bare)) return null;
  return [bare.slice(0, 4), bare.slice(4, 8), bare.slice(8)].join("-").toLowerCase();
}

export function roomLink(roomId: string, origin: string = location.origin): string {
  return `${origin}/r/${roomId}`;
}
