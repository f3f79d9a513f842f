import type * as Y from "yjs";
import type { Annotation, RoomFile } from "@/api/room-socket";
import { type Formatting, addFormatKey, layOut } from "@/coding/formatting/lay-out";
import { type LineMark, lineDecorations } from "@/coding/line-marks";
import { languageOf } from "@/lib/languages";
import { EDITOR_OPTIONS, createModel, editorTheme, monaco, setLanguage } from "@/lib/monaco";
import type { Theme } from "@/lib/theme";
import { largePaste } from "../integrity/detector";
import type { RoomDocument } from "../session/room-session";
import { type Anchors, anchorsOf, rangeOf } from "@/lib/anchors";
import { type TextEdit, movedOffset } from "@/lib/text-edits";
import { TextBinding } from "./binding";
import { CursorLayer } from "./cursor-layer";
import { type Writer, remoteCursors, shareSelection } from "./cursors";

/** Cursor positions are told at most this often. */
const SHARE_EVERY_MS = 60;

export interface Selected {
  fileId: string;
  anchors: Anchors;
  fromLine: number;
  toLine: number;
  /** The text of the lines, shortened. */
  quote: string;
}

export interface HostEvents {
  annotationClicked(annotationId: string): void;
  largePaste(fileId: string, size: { units: number; lines: number }): void;
  comment(): void;
  format(): void;
}

export interface HostLabels {
  editor: string;
  format: string;
  openComment: string;
  readOnly: string;
}

interface OpenFile {
  model: monaco.editor.ITextModel;
  binding: TextBinding;
  text: Y.Text;
  view: monaco.editor.ICodeEditorViewState | null;
}

/** The editor of a room: one model and binding a file, cursors of others, annotations, undo of one's own edits. */
export class EditorHost {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #cursors: CursorLayer;
  readonly #marks: monaco.editor.IEditorDecorationsCollection;
  /** Lines that the newest run names. */
  readonly #named: monaco.editor.IEditorDecorationsCollection;
  readonly #open = new Map<string, OpenFile>();
  #files = new Map<string, RoomFile>();
  #current: string | null = null;
  #writers: ReadonlyMap<number, Writer> = new Map();
  #annotations: readonly Annotation[] = [];
  #active: string | null = null;
  #markIds = new Map<string, string>();
  #changes = 0;
  #largePasteUnits = Number.POSITIVE_INFINITY;
  #copied: string | null = null;
  #shareTimer: ReturnType<typeof setTimeout> | undefined;
  #drawTimer: number | undefined;
  #disposables: { dispose(): void }[] = [];

  constructor(
    container: HTMLElement,
    private readonly document: RoomDocument,
    theme: Theme,
    private readonly labels: HostLabels,
    private readonly events: HostEvents,
  ) {
    this.#editor = monaco.editor.create(container, {
      ...EDITOR_OPTIONS,
      model: null,
      theme: editorTheme(theme),
      ariaLabel: labels.editor,
      readOnlyMessage: { value: labels.readOnly },
    });
    this.#cursors = new CursorLayer(monaco, this.#editor);
    this.#marks = this.#editor.createDecorationsCollection();
    this.#named = this.#editor.createDecorationsCollection();
    addFormatKey(this.#editor, labels.format, () => events.format());
    this.#listen(container);
  }

  /** Nothing while nothing can be written. */
  format(): Promise<Formatting> | undefined {
    const file = this.#current === null ? undefined : this.#files.get(this.#current);
    if (!file || this.#editor.getOption(monaco.editor.EditorOption.readOnly)) return undefined;
    const undo = this.#open.get(file.id)?.binding.undo;
    undo?.stopCapturing();
    return layOut(this.#editor, languageOf(file.language).id).finally(() => undo?.stopCapturing());
  }

  setFiles(files: readonly RoomFile[]): void {
    this.#files = new Map(files.filter((f) => !f.deleted).map((f) => [f.id, f]));
    for (const [id, open] of this.#open) {
      const file = this.#files.get(id);
      if (file) setLanguage(open.model, languageOf(file.language));
      else this.#close(id, open);
    }
  }

  show(fileId: string | null, label = this.labels.editor): void {
    this.#editor.updateOptions({ ariaLabel: label });
    if (fileId === this.#current) return;
    const before = this.#current === null ? undefined : this.#open.get(this.#current);
    if (before) before.view = this.#editor.saveViewState();
    const file = fileId === null ? undefined : this.#files.get(fileId);
    this.#current = file?.id ?? null;
    const open = file ? (this.#open.get(file.id) ?? this.#openFile(file)) : null;
    this.#cursors.clear();
    this.#editor.setModel(open?.model ?? null);
    this.#changes += 1;
    if (open?.view) this.#editor.restoreViewState(open.view);
    this.#drawMarks();
    this.#named.clear();
    this.#drawCursors();
    this.#shareSelection();
  }

  /** Counts changes of what is shown, anybody's. */
  get changes(): number {
    return this.#changes;
  }

  /** Marks lines of what is shown until it changes: what was said of them holds for no other text. */
  nameLines(lines: readonly LineMark[]): void {
    this.#named.set(lineDecorations(lines, this.#editor.getModel()?.getLineCount() ?? 0));
  }

  setReadOnly(readOnly: boolean): void {
    this.#editor.updateOptions({ readOnly, domReadOnly: readOnly });
  }

  setTheme(theme: Theme): void {
    monaco.editor.setTheme(editorTheme(theme));
  }

  setWriters(writers: ReadonlyMap<number, Writer>): void {
    this.#writers = writers;
    this.#drawCursors();
  }

  setAnnotations(annotations: readonly Annotation[], active: string | null): void {
    this.#annotations = annotations;
    this.#active = active;
    this.#drawMarks();
  }

  /** Infinity: pastes of any size are nobody's business. */
  setLargePasteUnits(units: number): void {
    this.#largePasteUnits = units;
  }

  focus(): void {
    this.#editor.focus();
  }

  reveal(annotation: Annotation): void {
    const open = this.#open.get(annotation.file_id);
    const range = open && rangeOf(open.text, annotation);
    if (!open || !range) return;
    this.#editor.revealPositionInCenterIfOutsideViewport(open.model.getPositionAt(range.from));
  }

  /** What a new comment would be about: the selected lines, or the line of the cursor. */
  selectedLines(): Selected | null {
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    const selection = this.#editor.getSelection();
    if (!open || !selection || this.#current === null) return null;
    const fromLine = selection.startLineNumber;
    // A selection that ends before the first character of a line does not mean that line.
    const toLine = selection.endColumn === 1 && selection.endLineNumber > fromLine ? selection.endLineNumber - 1 : selection.endLineNumber;
    const from = open.model.getOffsetAt({ lineNumber: fromLine, column: open.model.getLineFirstNonWhitespaceColumn(fromLine) || 1 });
    const to = open.model.getOffsetAt({ lineNumber: toLine, column: open.model.getLineMaxColumn(toLine) });
    const quote = open.model.getValue().slice(from, Math.min(to, from + 240));
    return { fileId: this.#current, anchors: anchorsOf(open.text, from, to), fromLine, toLine, quote };
  }

  dispose(): void {
    clearTimeout(this.#shareTimer);
    if (this.#drawTimer !== undefined) cancelAnimationFrame(this.#drawTimer);
    this.document.awareness.off("change", this.#scheduleDraw);
    this.document.doc.off("update", this.#scheduleDraw);
    for (const disposable of this.#disposables) disposable.dispose();
    for (const [id, open] of this.#open) this.#close(id, open);
    this.#editor.dispose();
  }

  #openFile(file: RoomFile): OpenFile {
    const model = createModel("", languageOf(file.language));
    const text = this.document.doc.getText(file.id);
    const binding = new TextBinding(text, model);
    binding.around = (edits, own, apply) => this.#keepingSelections(model, edits, own, apply);
    const open = { model, text, binding, view: null };
    this.#open.set(file.id, open);
    return open;
  }

  /** Monaco would push a caret along with what others insert at it; one's own undo takes the caret to what it changed. */
  #keepingSelections(model: monaco.editor.ITextModel, edits: readonly TextEdit[], own: boolean, apply: () => void): void {
    const selections = this.#editor.getModel() === model ? this.#editor.getSelections() : null;
    if (!selections) return apply();
    const before = selections.map((selection) => ({
      anchor: model.getOffsetAt(selection.getSelectionStart()),
      head: model.getOffsetAt(selection.getPosition()),
    }));
    apply();
    const last = edits.at(-1);
    if (own && last) {
      const place = model.getPositionAt(movedOffset(last.offset + last.length, edits, "right"));
      this.#editor.setPosition(place);
      this.#editor.revealPositionInCenterIfOutsideViewport(place);
      return;
    }
    this.#editor.setSelections(
      before.map(({ anchor, head }) => {
        const move = (offset: number, other: number) => model.getPositionAt(movedOffset(offset, edits, offset < other ? "right" : "left"));
        const start = move(anchor, head);
        const end = move(head, anchor);
        return new monaco.Selection(start.lineNumber, start.column, end.lineNumber, end.column);
      }),
    );
  }

  #close(id: string, open: OpenFile): void {
    if (id === this.#current) this.show(null);
    open.binding.dispose();
    open.model.dispose();
    this.#open.delete(id);
  }

  #listen(container: HTMLElement): void {
    const { awareness, doc } = this.document;
    awareness.on("change", this.#scheduleDraw);
    // Relative positions move with every edit, one's own included.
    doc.on("update", this.#scheduleDraw);
    const editor = this.#editor;
    this.#disposables.push(
      editor.onDidChangeModelContent(() => {
        this.#changes += 1;
        this.#named.clear();
      }),
    );
    const copied = () => {
      const selection = editor.getSelection();
      const model = editor.getModel();
      if (model && selection) this.#copied = model.getValueInRange(selection).replaceAll("\r\n", "\n");
    };
    container.addEventListener("copy", copied, true);
    container.addEventListener("cut", copied, true);
    this.#disposables.push(
      editor.onKeyDown((event) => this.#keys(event)),
      editor.onDidChangeCursorSelection(() => {
        this.#shareTimer ??= setTimeout(() => {
          this.#shareTimer = undefined;
          this.#shareSelection();
        }, SHARE_EVERY_MS);
      }),
      editor.onDidPaste(({ range }) => {
        const size = largePaste(editor.getModel()?.getValueInRange(range) ?? "", this.#copied, this.#largePasteUnits);
        if (size && this.#current !== null) this.events.largePaste(this.#current, size);
      }),
      editor.onMouseDown(({ target }) => {
        if (target.type !== monaco.editor.MouseTargetType.GUTTER_GLYPH_MARGIN) return;
        const line = target.position.lineNumber;
        const mark = editor.getLineDecorations(line)?.find((decoration) => this.#markIds.has(decoration.id));
        const annotation = mark && this.#markIds.get(mark.id);
        if (annotation !== undefined) this.events.annotationClicked(annotation);
      }),
      {
        dispose: () => {
          container.removeEventListener("copy", copied, true);
          container.removeEventListener("cut", copied, true);
        },
      },
    );
  }

  #keys(event: monaco.IKeyboardEvent): void {
    const { KeyCode } = monaco;
    if (!(event.ctrlKey || event.metaKey)) return;
    if (event.altKey && event.keyCode === KeyCode.KeyM) {
      event.preventDefault();
      event.stopPropagation();
      return this.events.comment();
    }
    if (event.altKey) return;
    const undo = event.keyCode === KeyCode.KeyZ && !event.shiftKey;
    const redo = (event.keyCode === KeyCode.KeyZ && event.shiftKey) || (event.keyCode === KeyCode.KeyY && !event.shiftKey);
    if (!undo && !redo) return;
    event.preventDefault();
    event.stopPropagation();
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    if (!open || this.#editor.getOption(monaco.editor.EditorOption.readOnly)) return;
    if (undo) open.binding.undo.undo();
    else open.binding.undo.redo();
  }

  #shareSelection(): void {
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    const selection = this.#editor.getSelection();
    const shared =
      open && selection
        ? shareSelection(
            open.text,
            open.model.getOffsetAt(selection.getSelectionStart()),
            open.model.getOffsetAt(selection.getPosition()),
          )
        : null;
    this.document.awareness.setLocalStateField("selection", shared);
  }

  readonly #scheduleDraw = () => {
    this.#drawTimer ??= requestAnimationFrame(() => {
      this.#drawTimer = undefined;
      this.#drawCursors();
      this.#drawMarks();
    });
  };

  #drawCursors(): void {
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    if (!open) return;
    const { awareness, doc } = this.document;
    this.#cursors.show(remoteCursors(awareness.getStates(), doc.clientID, open.text, this.#writers));
  }

  #drawMarks(): void {
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    const shown = this.#annotations.flatMap((annotation) => {
      if (!open || annotation.file_id !== this.#current || annotation.resolved) return [];
      const range = rangeOf(open.text, annotation);
      return range ? [{ annotation, range }] : [];
    });
    const model = open?.model;
    const stickiness = monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges;
    const ids = this.#marks.set(
      shown.flatMap(({ annotation, range }) => {
        if (!model) return [];
        const from = model.getPositionAt(range.from);
        const className = annotation.id === this.#active ? "ix-note-range ix-note-active" : "ix-note-range";
        const glyphMarginHoverMessage = { value: this.labels.openComment };
        return [
          { range: monaco.Range.fromPositions(from), options: { glyphMarginClassName: "ix-note-glyph", glyphMarginHoverMessage, stickiness } },
          { range: monaco.Range.fromPositions(from, model.getPositionAt(range.to)), options: { className, stickiness } },
        ];
      }),
    );
    // Two decorations an annotation: its sign in the margin, and its text.
    this.#markIds = new Map(
      ids.flatMap((id, index) => {
        const annotation = shown[Math.floor(index / 2)]?.annotation;
        return annotation ? [[id, annotation.id] as const] : [];
      }),
    );
  }
}
