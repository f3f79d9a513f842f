import { type TextEdit, editBetween, isLowSurrogate } from "./text-edits";

/** How far a difference is followed until both texts go on alike, and for how many characters they have to: first near, then far. */
const SEARCHES = [
  { reach: 120, alike: 4 },
  { reach: 4_000, alike: 24 },
] as const;

/** A text, read past its blanks. */
interface Reading {
  text: string;
  /** Of every place, the next one that is not blank. */
  next: Int32Array;
}

/**
 * Small edits that turn `from` into `to`, for texts that differ mostly in their blanks, quotes and commas, as a program
 * that was laid out does: what stays keeps its carets. Never splits a surrogate pair.
 */
export function smallEdits(from: string, to: string): TextEdit[] {
  const [left, right] = [reading(from), reading(to)];
  const edits: TextEdit[] = [];
  let [i, j] = [0, 0];
  const replace = (gone: number, come: number) => {
    const edit = editBetween(from.slice(i, i + gone), to.slice(j, j + come));
    if (edit) add(edits, { ...edit, offset: i + edit.offset });
    i += gone;
    j += come;
  };
  while (i < from.length || j < to.length) {
    const [gone, come] = [blanks(left, i), blanks(right, j)];
    if (gone > 0 || come > 0) replace(gone, come);
    else if (i < from.length && j < to.length && alike(left, i, right, j)) replace(width(left, i), width(right, j));
    else replace(...(difference(left, i, right, j) ?? ([from.length - i, to.length - j] as const)));
  }
  return edits;
}

function reading(text: string): Reading {
  const next = new Int32Array(text.length + 1);
  next[text.length] = text.length;
  for (let at = text.length - 1; at >= 0; at -= 1) next[at] = " \t\n\r".includes(text.charAt(at)) ? (next[at + 1] ?? at) : at;
  return { text, next };
}

const blanks = ({ next }: Reading, at: number): number => (next[at] ?? at) - at;

/** Units of the character at a place. */
const width = ({ text }: Reading, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/** Quotes are alike: a formatter chooses among them. */
function alike(left: Reading, i: number, right: Reading, j: number): boolean {
  const [a, b] = [left.text.codePointAt(i), right.text.codePointAt(j)];
  return a === b || (isQuote(a) && isQuote(b));
}

const isQuote = (code: number | undefined): boolean => code === 0x22 || code === 0x27 || code === 0x60;

/** Edits that touch are one. */
function add(edits: TextEdit[], edit: TextEdit): void {
  const last = edits.at(-1);
  if (last && last.offset + last.length === edit.offset) {
    last.length += edit.length;
    last.text += edit.text;
  } else edits.push(edit);
}

/** How much goes and comes before both go on alike; null when that is too far away. */
function difference(left: Reading, i: number, right: Reading, j: number): readonly [number, number] | null {
  for (const { reach, alike: length } of SEARCHES) {
    for (let far = 1; far <= reach; far += 1) {
      for (const [gone, come] of [[0, far], [far, 0], [far, far]] as const) {
        if (goOnAlike(left, i + gone, right, j + come, length)) return [gone, come];
      }
    }
  }
  return null;
}

function goOnAlike(left: Reading, i: number, right: Reading, j: number, length: number): boolean {
  const [from, to] = [left.text, right.text];
  if (i > from.length || j > to.length || isLowSurrogate(from.charCodeAt(i)) || isLowSurrogate(to.charCodeAt(j))) return false;
  for (let count = 0; count < length; count += 1) {
    i = left.next[i] ?? i;
    j = right.next[j] ?? j;
    if (i >= from.length || j >= to.length) return i >= from.length && j >= to.length;
    if (!alike(left, i, right, j)) return false;
    i += width(left, i);
    j += width(right, j);
  }
  return true;
}
