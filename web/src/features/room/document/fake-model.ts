import type { Place, TextModel } from "./binding";

/** An editor model for tests: LF lines, edits applied together like Monaco's, `type` for the person at the keyboard. */
export class FakeModel implements TextModel {
  #value = "";
  #listeners = new Set<Parameters<TextModel["onDidChangeContent"]>[0]>();

  getValue(): string {
    return this.#value;
  }

  getValueLength(): number {
    return this.#value.length;
  }

  getPositionAt(offset: number): Place {
    const before = this.#value.slice(0, offset).split("\n");
    return { lineNumber: before.length, column: (before.at(-1) ?? "").length + 1 };
  }

  offsetAt(line: number, column: number): number {
    return this.#value.split("\n").slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  }

  applyEdits(edits: Parameters<TextModel["applyEdits"]>[0]): void {
    const changes = edits.map(({ range, text }) => {
      const rangeOffset = this.offsetAt(range.startLineNumber, range.startColumn);
      return {
        rangeOffset,
        rangeLength: this.offsetAt(range.endLineNumber, range.endColumn) - rangeOffset,
        text: text.replaceAll("\r\n", "\n"),
      };
    });
    this.#change(changes);
  }

  /** One change event with several simultaneous edits, as multiple cursors make. */
  type(...changes: { rangeOffset: number; rangeLength: number; text: string }[]): void {
    this.#change(changes);
  }

  onDidChangeContent(listener: Parameters<TextModel["onDidChangeContent"]>[0]): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  get listening(): number {
    return this.#listeners.size;
  }

  #change(changes: { rangeOffset: number; rangeLength: number; text: string }[]): void {
    for (const { rangeOffset, rangeLength, text } of [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset)) {
      this.#value = this.#value.slice(0, rangeOffset) + text + this.#value.slice(rangeOffset + rangeLength);
    }
    for (const listener of this.#listeners) listener({ changes });
  }
}
