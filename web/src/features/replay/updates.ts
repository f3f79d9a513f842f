/** One entry of a room's document log: a Yjs update and when it arrived. */
export interface LoggedUpdate {
  atMs: number;
  bytes: Uint8Array;
}

const HEADER_BYTES = 12;

/** Reads `[u64 at_ms][u32 length][bytes]…`, big-endian. A cut end is left out: it is what the network did not bring. */
export function readUpdates(buffer: ArrayBuffer): LoggedUpdate[] {
  const view = new DataView(buffer);
  const updates: LoggedUpdate[] = [];
  let offset = 0;
  while (offset + HEADER_BYTES <= buffer.byteLength) {
    const length = view.getUint32(offset + 8);
    const start = offset + HEADER_BYTES;
    if (start + length > buffer.byteLength) break;
    updates.push({ atMs: Number(view.getBigUint64(offset)), bytes: new Uint8Array(buffer, start, length) });
    offset = start + length;
  }
  return updates;
}
