import * as Y from "yjs";

/** Who writes with a Yjs client id: taken from the room socket, never from awareness, which anybody could fill. */
export interface Writer {
  name: string;
  /** Colour number 0–9. */
  colour: number;
}

export interface RemoteCursor extends Writer {
  clientId: number;
  /** UTF-16 offsets of the selection; equal for a bare caret. */
  from: number;
  to: number;
  /** Where the caret blinks: `from` or `to`. */
  head: number;
}

/** The shape stock Yjs editors use: two relative positions as JSON. */
export interface SharedSelection {
  anchor: unknown;
  head: unknown;
}

export function shareSelection(text: Y.Text, anchor: number, head: number): SharedSelection {
  const share = (offset: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, offset));
  return { anchor: share(anchor), head: share(head) };
}

/** The cursors of others in `text`, of people that are known. */
export function remoteCursors(
  states: ReadonlyMap<number, Record<string, unknown>>,
  ownClientId: number,
  text: Y.Text,
  writers: ReadonlyMap<number, Writer>,
): RemoteCursor[] {
  const cursors: RemoteCursor[] = [];
  for (const [clientId, state] of states) {
    const writer = writers.get(clientId);
    if (clientId === ownClientId || !writer) continue;
    const selection = state["selection"];
    if (typeof selection !== "object" || selection === null) continue;
    const anchor = offsetIn(text, (selection as Partial<SharedSelection>).anchor);
    const head = offsetIn(text, (selection as Partial<SharedSelection>).head);
    if (anchor === null || head === null) continue;
    cursors.push({ ...writer, clientId, from: Math.min(anchor, head), to: Math.max(anchor, head), head });
  }
  return cursors;
}

function offsetIn(text: Y.Text, shared: unknown): number | null {
  if (!text.doc || typeof shared !== "object" || shared === null) return null;
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(shared), text.doc);
    return position?.type === text ? position.index : null;
  } catch {
    return null;
  }
}
