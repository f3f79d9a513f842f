/** Replaces `length` UTF-16 units at `offset`; offsets of a list are all in the text before any of them. */
export interface TextEdit {
  offset: number;
  length: number;
  text: string;
}

export interface DeltaPart {
  insert?: unknown;
  delete?: number;
  retain?: number;
}

/** A Yjs text delta as edits. An insertion and a deletion at one place become one replacement. */
export function editsOfDelta(delta: readonly DeltaPart[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  let open: TextEdit | null = null;
  for (const part of delta) {
    if (part.retain !== undefined) {
      offset += part.retain;
      open = null;
      continue;
    }
    if (!open) {
      open = { offset, length: 0, text: "" };
      edits.push(open);
    }
    if (typeof part.insert === "string") open.text += part.insert;
    if (part.delete !== undefined) {
      open.length += part.delete;
      offset += part.delete;
    }
  }
  return edits;
}

/** The one edit that turns `from` into `to`; null when they are equal. Never splits a surrogate pair. */
export function editBetween(from: string, to: string): TextEdit | null {
  if (from === to) return null;
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)) end += 1;
  if (start > 0 && isHighSurrogate(from.charCodeAt(start - 1))) start -= 1;
  if (end > 0 && isLowSurrogate(from.charCodeAt(from.length - end))) end -= 1;
  return { offset: start, length: from.length - end - start, text: to.slice(start, to.length - end) };
}

/** Cuts a long insertion so that no single update passes the server's limit. Never splits a surrogate pair. */
export function chunks(text: string, units: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(text.length, start + units);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
