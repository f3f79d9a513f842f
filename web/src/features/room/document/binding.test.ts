import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { anchorsOf, rangeOf } from "@/lib/anchors";
import { TextBinding } from "./binding";
import { chunks, editBetween, editsOfDelta, movedOffset } from "@/lib/text-edits";
import { FakeModel } from "./fake-model";

function side(doc = new Y.Doc()) {
  const model = new FakeModel();
  const text = doc.getText("f1");
  return { doc, model, text, binding: new TextBinding(text, model) };
}

/** Two people with a link that delivers when told to. */
function pair() {
  const a = side();
  const b = side();
  const exchange = () => {
    const forB = Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc));
    const forA = Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc));
    Y.applyUpdate(b.doc, forB, "network");
    Y.applyUpdate(a.doc, forA, "network");
  };
  const same = () => {
    expect(a.model.getValue()).toBe(a.text.toString());
    expect(b.model.getValue()).toBe(b.text.toString());
    expect(a.model.getValue()).toBe(b.model.getValue());
  };
  return { a, b, exchange, same };
}

describe("TextBinding", () => {
  test("C-6 both type into the same line at once and end with the same text", () => {
    const { a, b, exchange, same } = pair();
    a.model.type({ rangeOffset: 0, rangeLength: 0, text: "let x = 1;\nend" });
    exchange();
    a.model.type({ rangeOffset: 4, rangeLength: 1, text: "total" });
    b.model.type({ rangeOffset: 8, rangeLength: 1, text: "42" });
    b.model.type({ rangeOffset: 0, rangeLength: 0, text: "// b\n" });
    exchange();
    same();
    expect(a.model.getValue()).toBe("// b\nlet total = 42;\nend");
  });

  test("C-6 several cursors in one change are one transaction", () => {
    const { a, exchange, same } = pair();
    a.model.type({ rangeOffset: 0, rangeLength: 0, text: "a\na\na" });
    let updates = 0;
    a.doc.on("update", () => (updates += 1));
    a.model.type({ rangeOffset: 0, rangeLength: 1, text: "bb" }, { rangeOffset: 2, rangeLength: 1, text: "cc" }, { rangeOffset: 4, rangeLength: 1, text: "" });
    expect(updates).toBe(1);
    exchange();
    same();
    expect(a.model.getValue()).toBe("bb\ncc\n");
  });

  test("C-6 undo takes back one's own edits only, redo brings them again", () => {
    const { a, b, exchange, same } = pair();
    a.model.type({ rangeOffset: 0, rangeLength: 0, text: "mine" });
    exchange();
    b.model.type({ rangeOffset: 4, rangeLength: 0, text: " theirs" });
    exchange();
    a.binding.undo.undo();
    exchange();
    same();
    expect(a.model.getValue()).toBe(" theirs");
    a.binding.undo.redo();
    exchange();
    same();
    expect(a.model.getValue()).toBe("mine theirs");
    expect(b.binding.undo.undoStack).toHaveLength(1);
  });

  test("C-6 carriage returns of other clients neither show nor shift what is typed", () => {
    const { a, b, exchange } = pair();
    a.text.insert(0, "one\r\ntwo\r\nthree");
    exchange();
    expect(b.model.getValue()).toBe("one\ntwo\nthree");
    b.model.type({ rangeOffset: 8, rangeLength: 5, text: "3" });
    exchange();
    expect(b.model.getValue()).toBe("one\ntwo\n3");
    expect(a.model.getValue()).toBe("one\ntwo\n3");
    expect(a.text.toString().replaceAll("\r", "")).toBe("one\ntwo\n3");
  });

  test("C-6 a paste past the server's limit goes out in updates below it", () => {
    const { a, exchange, same } = pair();
    const sizes: number[] = [];
    a.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
    a.model.type({ rangeOffset: 0, rangeLength: 0, text: "語".repeat(50_000) });
    expect(Math.max(...sizes)).toBeLessThan(64 * 1024);
    exchange();
    same();
  });

  test("random edits on both sides converge", () => {
    const { a, b, exchange, same } = pair();
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    for (let round = 0; round < 300; round += 1) {
      for (const { model } of [a, b]) {
        const rangeOffset = random(model.getValueLength() + 1);
        const rangeLength = random(Math.min(4, model.getValueLength() - rangeOffset + 1));
        model.type({ rangeOffset, rangeLength, text: "ab\ncd".slice(0, random(6)) });
      }
      if (random(3) === 0) exchange();
      if (random(9) === 0) a.binding.undo.undo();
    }
    exchange();
    same();
  });

  test("disposal leaves nothing behind", () => {
    const { doc, model, text, binding } = side();
    binding.dispose();
    text.insert(0, "late");
    expect(model.getValue()).toBe("");
    model.type({ rangeOffset: 0, rangeLength: 0, text: "x" });
    expect(doc.getText("f1").toString()).toBe("late");
    expect(model.listening).toBe(0);
  });
});

describe("edits", () => {
  test("an insertion and a deletion at one place are one replacement", () => {
    expect(editsOfDelta([{ retain: 2 }, { delete: 3 }, { insert: "x" }, { retain: 1 }, { insert: "y" }])).toEqual([
      { offset: 2, length: 3, text: "x" },
      { offset: 6, length: 0, text: "y" },
    ]);
  });

  test("C-6 a caret stays behind what it follows when somebody inserts at it, a selection does not grow", () => {
    const insert = [{ offset: 5, length: 0, text: "abc" }];
    expect(movedOffset(5, insert, "left")).toBe(5);
    expect(movedOffset(5, insert, "right")).toBe(8);
    expect(movedOffset(4, insert, "right")).toBe(4);
    expect(movedOffset(6, insert, "left")).toBe(9);
  });

  test("a place inside or at the end of what was replaced goes to its edge", () => {
    const replace = [
      { offset: 0, length: 1, text: "" },
      { offset: 4, length: 4, text: "xy" },
    ];
    expect([4, 5, 8, 9].map((at) => movedOffset(at, replace, "left"))).toEqual([3, 3, 3, 6]);
    expect([4, 5, 8, 9].map((at) => movedOffset(at, replace, "right"))).toEqual([3, 5, 5, 6]);
  });

  test("the difference of two texts does not split a surrogate pair", () => {
    expect(editBetween("a😀b", "a😁b")).toEqual({ offset: 1, length: 2, text: "😁" });
    expect(editBetween("same", "same")).toBeNull();
    expect(editBetween("aa", "aaa")).toEqual({ offset: 2, length: 0, text: "a" });
  });

  test("chunks join to the whole and split no surrogate pair", () => {
    const text = "ab😀cd";
    expect(chunks(text, 3)).toEqual(["ab", "😀c", "d"]);
    expect(chunks("", 3)).toEqual([]);
  });
});

describe("anchors", () => {
  test("C-7 an annotated range moves with its text and does not grow at its edges", () => {
    const { a, b, exchange } = pair();
    a.text.insert(0, "def f():\n  return 1\n");
    const anchors = anchorsOf(a.text, 9, 19);
    expect(rangeOf(a.text, anchors)).toEqual({ from: 9, to: 19 });
    exchange();
    b.text.insert(0, "# top\n");
    b.text.insert(15, ">>");
    b.text.insert(27, "<<");
    exchange();
    const range = rangeOf(a.text, anchors);
    expect(range && a.text.toString().slice(range.from, range.to)).toBe("  return 1");
  });

  test("C-7 a range whose text was deleted is empty, an unknown one is absent", () => {
    const { a, b } = pair();
    a.text.insert(0, "one two");
    const anchors = anchorsOf(a.text, 4, 7);
    expect(rangeOf(b.text, anchors)).toBeNull();
    a.text.delete(3, 4);
    expect(rangeOf(a.text, anchors)).toEqual({ from: 3, to: 3 });
    expect(rangeOf(a.text, { start: "%%", end: "" })).toBeNull();
  });
});
