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

/**
 * Where `offset` is after `edits`. An insertion exactly there moves it only when it holds on to what is right of it:
 * a caret holds on to its left, so that two people who type at one place do not type through each other.
 */
export function movedOffset(offset: number, edits: readonly TextEdit[], holds: "left" | "right"): number {
  let moved = offset;
  for (const edit of edits) {
    const end = edit.offset + edit.length;
    const grown = edit.text.length - edit.length;
    if (end < offset) moved += grown;
    else if (edit.offset < offset || (edit.offset === offset && edit.length === 0)) {
      // Inside what was replaced, at its end, or where something was inserted.
      moved += edit.offset - offset + (holds === "right" ? edit.text.length : 0);
    }
  }
  return moved;
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

export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
