import * as Y from "yjs";
import { type TextEdit, chunks, editBetween, editsOfDelta } from "@/lib/text-edits";

/** At most three UTF-8 bytes a UTF-16 unit: keeps an update below the server's 64 KiB. */
const LARGEST_INSERT_UNITS = 16_000;

export interface Place {
  lineNumber: number;
  column: number;
}

/** The part of Monaco's ITextModel used here. Its line ends must be LF, so that its offsets are Yjs's. */
export interface TextModel {
  getValue(): string;
  getValueLength(): number;
  getPositionAt(offset: number): Place;
  applyEdits(
    edits: {
      range: { startLineNumber: number; startColumn: number; endLineNumber: number; endColumn: number };
      text: string;
      forceMoveMarkers?: boolean;
    }[],
  ): unknown;
  onDidChangeContent(
    listener: (event: { changes: readonly { rangeOffset: number; rangeLength: number; text: string }[] }) => void,
  ): { dispose(): void };
}

/**
 * Keeps one editor model and one Y.Text the same. Local edits are transactions of this binding's origin, which is also
 * what its undo manager tracks: undo takes back one's own edits only.
 */
export class TextBinding {
  readonly undo: Y.UndoManager;
  /** Wraps what is shown of others' edits, and of one's own undo: the editor keeps its selections through it. */
  around: (edits: readonly TextEdit[], own: boolean, apply: () => void) => void = (_edits, _own, apply) => apply();
  readonly #listener: { dispose(): void };
  #applying = false;

  constructor(
    readonly text: Y.Text,
    private readonly model: TextModel,
  ) {
    this.undo = new Y.UndoManager(text, { trackedOrigins: new Set([this]) });
    this.#showAll();
    text.observe(this.#remote);
    this.#listener = model.onDidChangeContent(({ changes }) => {
      if (!this.#applying) this.#local(changes);
    });
  }

  dispose(): void {
    this.text.unobserve(this.#remote);
    this.#listener.dispose();
    this.undo.destroy();
  }

  readonly #remote = (event: Y.YTextEvent, transaction: Y.Transaction) => {
    if (transaction.origin === this) return;
    const edits = editsOfDelta(event.delta);
    // A carriage return has no place of its own in the model: its offsets would drift.
    if (edits.some((edit) => edit.text.includes("\r"))) return this.#showAll();
    this.around(edits, transaction.origin === this.undo, () => this.#show(edits));
    if (this.model.getValueLength() !== this.text.length) this.#showAll();
  };

  #local(changes: readonly { rangeOffset: number; rangeLength: number; text: string }[]): void {
    if (this.#expectedBefore(changes) !== this.text.length) return this.#writeAll();
    // From the end, so that the offsets, which are all of the text before, stay true.
    const sorted = [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
    const doc = this.text.doc;
    const write = (offset: number, length: number, text: string) => {
      const parts = chunks(text.replaceAll("\r\n", "\n"), LARGEST_INSERT_UNITS);
      const [first = "", ...rest] = parts;
      doc?.transact(() => {
        if (length > 0) this.text.delete(offset, length);
        if (first !== "") this.text.insert(offset, first);
      }, this);
      let at = offset + first.length;
      for (const part of rest) {
        doc?.transact(() => this.text.insert(at, part), this);
        at += part.length;
      }
    };
    if (changes.every((change) => change.text.length <= LARGEST_INSERT_UNITS)) {
      doc?.transact(() => {
        for (const { rangeOffset, rangeLength, text } of sorted) write(rangeOffset, rangeLength, text);
      }, this);
    } else {
      for (const { rangeOffset, rangeLength, text } of sorted) write(rangeOffset, rangeLength, text);
    }
  }

  /** Length of the model before `changes`, which it has already made. */
  #expectedBefore(changes: readonly { rangeLength: number; text: string }[]): number {
    return changes.reduce((length, { rangeLength, text }) => length + rangeLength - text.length, this.model.getValueLength());
  }

  #show(edits: TextEdit[]): void {
    if (edits.length === 0) return;
    this.#applying = true;
    try {
      this.model.applyEdits(
        edits.map(({ offset, length, text }) => {
          const start = this.model.getPositionAt(offset);
          const end = length === 0 ? start : this.model.getPositionAt(offset + length);
          return {
            range: {
              startLineNumber: start.lineNumber,
              startColumn: start.column,
              endLineNumber: end.lineNumber,
              endColumn: end.column,
            },
            text,
          };
        }),
      );
    } finally {
      this.#applying = false;
    }
  }

  /** Makes the model what the text says, changing only where they differ. */
  #showAll(): void {
    const edit = editBetween(this.model.getValue(), withLf(this.text.toString()));
    if (edit) this.#show([edit]);
  }

  /** Makes the text what the model says: the two had drifted (a carriage return from another client). */
  #writeAll(): void {
    const edit = editBetween(this.text.toString(), this.model.getValue());
    if (!edit) return;
    this.text.doc?.transact(() => {
      this.text.delete(edit.offset, edit.length);
      this.text.insert(edit.offset, edit.text);
    }, this);
  }
}

function withLf(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
