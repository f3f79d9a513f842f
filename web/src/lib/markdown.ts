/**
 * The part of Markdown that problem statements are written in (CommonMark 0.31, without HTML, links and pictures), as data:
 * what shows it makes elements of it, and no text ever becomes markup.
 */
export type Inline = { kind: "text" | "code"; text: string } | { kind: "strong" | "em"; inner: Inline[] };

export type Block =
  | { kind: "heading" | "paragraph"; inner: Inline[] }
  | { kind: "bullets" | "numbers"; items: Inline[][] }
  | { kind: "code"; text: string };

const FENCE = /^\s*```/u;
const HEADING = /^#{1,6}\s+(.*?)\s*#*$/u;
const BULLET = /^\s*[-*+]\s+(.*)$/u;
const NUMBER = /^\s*\d{1,9}[.)]\s+(.*)$/u;
/** A paragraph of nothing but strong words stands over what follows. */
const TITLE = /^\*\*([^*]+)\*\*$/u;

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split(/\r?\n/u);
  let paragraph: string[] = [];
  let list = null as { kind: "bullets" | "numbers"; items: string[] } | null;
  const end = () => {
    const text = paragraph.join(" ").trim();
    paragraph = [];
    const title = TITLE.exec(text)?.[1];
    if (title !== undefined) blocks.push({ kind: "heading", inner: inlinesOf(title) });
    else if (text !== "") blocks.push({ kind: "paragraph", inner: inlinesOf(text) });
    if (list) blocks.push({ kind: list.kind, items: list.items.map(inlinesOf) });
    list = null;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (FENCE.test(line)) {
      end();
      const close = lines.findIndex((other, index) => index > at && FENCE.test(other));
      const until = close < 0 ? lines.length : close;
      blocks.push({ kind: "code", text: lines.slice(at + 1, until).join("\n") });
      at = until;
      continue;
    }
    const heading = HEADING.exec(line)?.[1];
    const bullet = BULLET.exec(line)?.[1];
    const item = bullet ?? NUMBER.exec(line)?.[1];
    if (line.trim() === "") end();
    else if (heading !== undefined) {
      end();
      blocks.push({ kind: "heading", inner: inlinesOf(heading) });
    } else if (item !== undefined) {
      const kind = bullet === undefined ? "numbers" : "bullets";
      if (list?.kind !== kind) end();
      list ??= { kind, items: [] };
      list.items.push(item);
    } else if (list) {
      // A line below an item goes on with it.
      list.items.push(`${list.items.pop() ?? ""} ${line.trim()}`);
    } else paragraph.push(line.trim());
  }
  end();
  return blocks;
}

const MARKS = /`([^`]+)`|\*\*(?=\S)(.+?\S)\*\*|\*(?=[^\s*])([^*]*[^\s*])\*/gu;

export function inlinesOf(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    const [whole, code, strong, em] = match;
    if (code !== undefined) parts.push({ kind: "code", text: code });
    else if (strong !== undefined) parts.push({ kind: "strong", inner: inlinesOf(strong) });
    else parts.push({ kind: "em", inner: inlinesOf(em ?? "") });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}
