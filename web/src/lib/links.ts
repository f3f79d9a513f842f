export type TextPart = { kind: "text"; text: string } | { kind: "link"; text: string; href: string };

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/giu;
/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?…]+$/u;

/** Cuts a text into words and web addresses (http and https alone). */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (href === null) continue;
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    parts.push({ kind: "link", text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

function trimmed(address: string): string {
  for (let text = address; ; ) {
    const shorter = withoutLoneBracket(text.replace(TRAILING, ""));
    if (shorter === text) return text;
    text = shorter;
  }
}

/** A closing bracket belongs to the address only if it was opened there. */
function withoutLoneBracket(text: string): string {
  const count = (bracket: string) => text.split(bracket).length - 1;
  return (text.endsWith(")") && count(")") > count("(")) || (text.endsWith("]") && count("]") > count("[")) ? text.slice(0, -1) : text;
}

function hrefOf(address: string): string | null {
  try {
    const { protocol, host, href } = new URL(address);
    return (protocol === "http:" || protocol === "https:") && host !== "" ? href : null;
  } catch {
    return null;
  }
}
