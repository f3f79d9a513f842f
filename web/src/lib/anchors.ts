import * as Y from "yjs";

/** A range of a file that moves with its text: Yjs relative positions, base64. */
export interface Anchors {
  start: string;
  end: string;
}

/** `from` and `to` are UTF-16 offsets. Text typed at either edge stays outside. */
export function anchorsOf(text: Y.Text, from: number, to: number): Anchors {
  return {
    start: base64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, from, 0))),
    end: base64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, to, -1))),
  };
}

/** Where the range is now; null when the text it names has not arrived. An erased range is empty. */
export function rangeOf(text: Y.Text, anchors: Anchors): { from: number; to: number } | null {
  const from = offsetOf(text, anchors.start);
  const to = offsetOf(text, anchors.end);
  if (from === null || to === null) return null;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

function offsetOf(text: Y.Text, anchor: string): number | null {
  if (!text.doc) return null;
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes(anchor)), text.doc);
    return position?.type === text ? position.index : null;
  } catch {
    return null;
  }
}

function base64(data: Uint8Array): string {
  return btoa(String.fromCharCode(...data));
}

function bytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}
