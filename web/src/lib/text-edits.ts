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

/** How far a difference is followed until both texts go on alike, and for how many characters they have to. */
const REACH = 120;
const ALIKE = 4;

/**
 * Small edits that turn `from` into `to`, for texts that differ mostly in their blanks: what stays keeps its carets.
 * Never splits a surrogate pair.
 */
export function editsBetween(from: string, to: string): TextEdit[] {
  const edits: TextEdit[] = [];
  let [i, j] = [0, 0];
  const replace = (left: number, right: number) => {
    const edit = editBetween(from.slice(i, i + left), to.slice(j, j + right));
    if (edit) {
      const offset = i + edit.offset;
      const last = edits.at(-1);
      if (last && last.offset + last.length === offset) {
        last.length += edit.length;
        last.text += edit.text;
      } else edits.push({ ...edit, offset });
    }
    i += left;
    j += right;
  };
  while (i < from.length || j < to.length) {
    const [left, right] = [blanksAt(from, i), blanksAt(to, j)];
    if (left > 0 || right > 0) replace(left, right);
    else if (from.charCodeAt(i) === to.charCodeAt(j)) {
      i += 1;
      j += 1;
    } else {
      if (isHighSurrogate(from.charCodeAt(i - 1))) {
        i -= 1;
        j -= 1;
      }
      const [gone, come] = difference(from, i, to, j) ?? [from.length - i, to.length - j];
      replace(gone, come);
    }
  }
  return edits;
}

/** How much goes and comes before both go on alike; null when that is too far away. */
function difference(from: string, i: number, to: string, j: number): [number, number] | null {
  for (let reach = 1; reach <= REACH; reach += 1) {
    for (const [gone, come] of [[0, reach], [reach, 0], [reach, reach]] as const) {
      if (goOnAlike(from, i + gone, to, j + come)) return [gone, come];
    }
  }
  return null;
}

function goOnAlike(from: string, i: number, to: string, j: number): boolean {
  if (i > from.length || j > to.length || isLowSurrogate(from.charCodeAt(i)) || isLowSurrogate(to.charCodeAt(j))) return false;
  for (let count = 0; count < ALIKE; count += 1) {
    i += blanksAt(from, i);
    j += blanksAt(to, j);
    if (i >= from.length || j >= to.length) return i >= from.length && j >= to.length;
    if (from.charCodeAt(i) !== to.charCodeAt(j)) return false;
    i += 1;
    j += 1;
  }
  return true;
}

function blanksAt(text: string, start: number): number {
  let end = start;
  while (end < text.length && " \t\n\r".includes(text.charAt(end))) end += 1;
  return end - start;
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
