import { type RefObject, useEffect } from "react";

/** As the server reads a search: words and phrases in quotes that are each to be found, in any case; the last takes the rest. */
const QUERY_WORDS = 4;

export function searchWords(q: string): string[] {
  const parts = q.toLowerCase().split(/["\u201c\u201d]/u);
  const words = parts
    .flatMap((part, at) => (at % 2 === 1 && at + 1 < parts.length ? [part.trim().replaceAll(/\s+/gu, " ")] : part.split(/\s+/u)))
    .filter(Boolean);
  return words.length <= QUERY_WORDS ? words : [...words.slice(0, QUERY_WORDS - 1), words.slice(QUERY_WORDS - 1).join(" ")];
}

export interface Found {
  start: number;
  end: number;
}

/** Where the words are in a text, in UTF-16 code units, none overlapping another. */
export function foundIn(text: string, words: readonly string[]): Found[] {
  const lower = text.toLowerCase();
  // A letter that is longer in lower case would shift what is marked.
  const searched = lower.length === text.length ? lower : text;
  const all = words.flatMap((word) => {
    const found: Found[] = [];
    for (let at = searched.indexOf(word); at >= 0; at = searched.indexOf(word, at + word.length)) found.push({ start: at, end: at + word.length });
    return found;
  });
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  return all.filter((one, at) => all.slice(0, at).every((before) => before.end <= one.start));
}

export interface Piece {
  text: string;
  isFound: boolean;
}

const BEFORE = 40;
const LENGTH = 140;

/** How many of the words are in a text. */
export function countFound(text: string, words: readonly string[]): number {
  return words.filter((word) => foundIn(text, [word]).length > 0).length;
}

/** The text around a found word that most of the others are near, cut between words; null where none is in it. */
export function excerpt(text: string, words: readonly string[]): Piece[] | null {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const near = ({ start }: Found) => countFound(line.slice(start, start + LENGTH - BEFORE), words);
  const first = foundIn(line, words).reduce<Found | undefined>((best, one) => (best && near(best) >= near(one) ? best : one), undefined);
  if (!first) return null;
  const from = first.start <= BEFORE ? 0 : line.indexOf(" ", first.start - BEFORE) + 1;
  const start = from > first.start ? first.start : from;
  const whole = line.length - start <= LENGTH;
  const end = whole ? line.length : Math.max(first.end, line.lastIndexOf(" ", start + LENGTH));
  const shown = `${start > 0 ? "… " : ""}${line.slice(start, end)}${whole ? "" : " …"}`;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start: begin, end: stop } of foundIn(shown, words)) {
    if (begin > at) pieces.push({ text: shown.slice(at, begin), isFound: false });
    pieces.push({ text: shown.slice(begin, stop), isFound: true });
    at = stop;
  }
  if (at < shown.length) pieces.push({ text: shown.slice(at), isFound: false });
  return pieces;
}

const HIGHLIGHT = "found";

/** Marks the words of a search in all that is below an element, as a browser's own search would, and shows the first. */
export function useFoundMarks(root: RefObject<HTMLElement | null>, q: string): void {
  useEffect(() => {
    const node = root.current;
    const words = searchWords(q);
    if (!node || words.length === 0 || typeof Highlight === "undefined") return;
    let isShown = false;
    let frame = 0;
    const mark = () => {
      const ranges = textRanges(node, words);
      CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
      if (isShown || !ranges[0]) return;
      isShown = true;
      const inAnswer = ranges.find((range) => range.startContainer.parentElement?.closest("[data-answer]"));
      const first = (inAnswer ?? ranges[0]).startContainer.parentElement;
      const closed = first?.closest("details:not([open])");
      if (closed instanceof HTMLDetailsElement) closed.open = true;
      // After the router has scrolled to the top.
      frame = requestAnimationFrame(() => first?.scrollIntoView({ block: "center" }));
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(node, { childList: true, subtree: true, characterData: true });
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      CSS.highlights.delete(HIGHLIGHT);
    };
  }, [root, q]);
}

function textRanges(node: HTMLElement, words: readonly string[]): Range[] {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (const { start, end } of foundIn(text.textContent ?? "", words)) {
      const range = document.createRange();
      range.setStart(text, start);
      range.setEnd(text, end);
      ranges.push(range);
    }
  }
  return ranges;
}
