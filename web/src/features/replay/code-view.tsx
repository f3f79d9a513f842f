import { useEffect, useRef } from "react";
import type { Annotation, RoomFile } from "@/api/room-socket";
import { rangeOf } from "@/lib/anchors";
import { languageOf } from "@/lib/languages";
import { EDITOR_OPTIONS, editorTheme, monaco } from "@/lib/monaco";
import { editBetween } from "@/lib/text-edits";
import { useTheme } from "@/lib/theme";
import { t } from "./strings";
import type { DocumentTimeline } from "./timeline";

export interface CodeViewProps {
  timeline: DocumentTimeline;
  file: RoomFile;
  atMs: number;
  annotations: readonly Annotation[];
  /** Scroll to where something changed. */
  follow: boolean;
  /** Colour number of who typed last. */
  colour: number;
}

/** One file as it was, read only; what changed since the last look is marked in its author's colour. */
export function CodeView({ timeline, file, atMs, annotations, follow, colour }: CodeViewProps) {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<View | null>(null);
  const theme = useTheme();

  useEffect(() => {
    const node = container.current;
    if (!node) return;
    const made = new View(node);
    view.current = made;
    return () => {
      view.current = null;
      made.dispose();
    };
  }, []);

  useEffect(() => monaco.editor.setTheme(editorTheme(theme)), [theme]);
  useEffect(() => view.current?.setFile(file), [file]);
  useEffect(() => view.current?.show(timeline, file.id, atMs, follow, colour), [timeline, file.id, atMs, follow, colour]);
  useEffect(() => view.current?.annotate(timeline, file.id, atMs, annotations), [timeline, file.id, atMs, annotations]);

  return <div ref={container} className="min-h-0 flex-1 overflow-hidden" />;
}

/** Edits it shows are marked so long. */
const MARK_MS = 900;

class View {
  readonly #model = monaco.editor.createModel("", "plaintext");
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #changed: monaco.editor.IEditorDecorationsCollection;
  readonly #notes: monaco.editor.IEditorDecorationsCollection;
  #fileId: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(container: HTMLElement) {
    this.#model.setEOL(monaco.editor.EndOfLineSequence.LF);
    this.#editor = monaco.editor.create(container, {
      ...EDITOR_OPTIONS,
      model: this.#model,
      readOnly: true,
      domReadOnly: true,
    });
    // After the editor, whose creation sets the options of every model.
    this.#model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    this.#changed = this.#editor.createDecorationsCollection();
    this.#notes = this.#editor.createDecorationsCollection();
  }

  setFile(file: RoomFile): void {
    monaco.editor.setModelLanguage(this.#model, languageOf(file.language).monaco);
    this.#editor.updateOptions({ ariaLabel: t.editor(file.name) });
  }

  show(timeline: DocumentTimeline, fileId: string, atMs: number, follow: boolean, colour: number): void {
    const edit = editBetween(this.#model.getValue(), timeline.textAt(atMs, fileId));
    const otherFile = fileId !== this.#fileId;
    this.#fileId = fileId;
    if (!edit) return;
    const at = (offset: number) => this.#model.getPositionAt(offset);
    this.#model.applyEdits([{ range: monaco.Range.fromPositions(at(edit.offset), at(edit.offset + edit.length)), text: edit.text }]);
    if (otherFile) return;
    const end = at(edit.offset + edit.text.length);
    this.#mark(monaco.Range.fromPositions(at(edit.offset), end), colour);
    if (follow) this.#editor.revealPositionInCenterIfOutsideViewport(end, monaco.editor.ScrollType.Immediate);
  }

  annotate(timeline: DocumentTimeline, fileId: string, atMs: number, annotations: readonly Annotation[]): void {
    const text = timeline.docAt(atMs).getText(fileId);
    this.#notes.set(
      annotations.flatMap((annotation) => {
        const range = annotation.file_id === fileId ? rangeOf(text, annotation) : null;
        if (!range) return [];
        const from = this.#model.getPositionAt(range.from);
        return [
          {
            range: monaco.Range.fromPositions(from, this.#model.getPositionAt(range.to)),
            options: { className: "ix-note-range" },
          },
          {
            range: monaco.Range.fromPositions(from),
            options: {
              glyphMarginClassName: "ix-note-glyph",
              glyphMarginHoverMessage: annotation.notes.map((note) => ({ value: note.text })),
            },
          },
        ];
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#editor.dispose();
    this.#model.dispose();
  }

  #mark(range: monaco.Range, colour: number): void {
    const options = range.isEmpty()
      ? { className: `ix-caret ix-who-${colour}` }
      : { className: `ix-selection ix-who-${colour}` };
    this.#changed.set([{ range, options }]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#changed.clear(), MARK_MS);
  }
}
