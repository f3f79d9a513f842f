import { expect, test } from "vitest";
import * as Y from "yjs";
import { remoteCursors, shareSelection } from "./cursors";

const WRITERS = new Map([[7, { name: "Ada", colour: 3 }]]);

test("C-6 a remote selection is shown where its text is now, under the name the room gave", () => {
  const text = new Y.Doc().getText("f1");
  text.insert(0, "hello world");
  const states = new Map([[7, { selection: shareSelection(text, 11, 6), user: { name: "Mallory" } }]]);
  text.insert(0, ">> ");
  expect(remoteCursors(states, 1, text, WRITERS)).toEqual([
    { name: "Ada", colour: 3, clientId: 7, from: 9, to: 14, head: 9 },
  ]);
});

test("one's own cursor, strangers, other files and nonsense are left out", () => {
  const doc = new Y.Doc();
  const text = doc.getText("f1");
  const other = doc.getText("f2");
  text.insert(0, "abc");
  other.insert(0, "abc");
  const selection = shareSelection(text, 1, 1);
  const at = (id: number, state: Record<string, unknown>) => remoteCursors(new Map([[id, state]]), 1, text, WRITERS);
  expect(at(7, { selection })).toHaveLength(1);
  expect(at(1, { selection })).toEqual([]);
  expect(at(8, { selection })).toEqual([]);
  expect(at(7, { selection: shareSelection(other, 1, 1) })).toEqual([]);
  expect(at(7, { selection: { anchor: { item: "x" }, head: 3 } })).toEqual([]);
  expect(at(7, {})).toEqual([]);
});
