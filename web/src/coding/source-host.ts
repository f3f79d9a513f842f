import { languageOf } from "@/lib/languages";
import { EDITOR_OPTIONS, createModel, editorTheme, monaco } from "@/lib/monaco";
import type { Theme } from "@/lib/theme";
import { type Formatting, addFormatKey, layOut } from "./formatting/lay-out";
import { type LineMark, lineDecorations } from "./line-marks";

/** One editor for the sources of several languages, each with its own undo. */
export class SourceHost {
  readonly #editor: monaco.editor.IStandaloneCodeEditor;
  readonly #marks: monaco.editor.IEditorDecorationsCollection;
  readonly #models = new Map<string, monaco.editor.ITextModel>();
  #language: string | null = null;
  /** Set while the text is changed from outside: nobody typed it. */
  #applying = false;

  constructor(
    container: HTMLElement,
    theme: Theme,
    private readonly onChange: (language: string, source: string) => void,
    keys: { formatLabel: string; format: () => void },
  ) {
    this.#editor = monaco.editor.create(container, {
      ...EDITOR_OPTIONS,
      glyphMargin: false,
      hideCursorInOverviewRuler: true,
      overviewRulerLanes: 0,
      scrollBeyondLastColumn: 2,
      model: null,
      theme: editorTheme(theme),
    });
    addFormatKey(this.#editor, keys.formatLabel, keys.format);
    this.#marks = this.#editor.createDecorationsCollection();
    this.#editor.onDidChangeModelContent(() => {
      const model = this.#editor.getModel();
      if (model && this.#language !== null && !this.#applying) this.onChange(this.#language, model.getValue());
    });
  }

  show(language: string, source: string, label: string): void {
    const model = this.#models.get(language) ?? this.#create(language, source);
    if (language !== this.#language) {
      this.#language = language;
      this.#editor.setModel(model);
    }
    this.#editor.updateOptions({ ariaLabel: label });
    if (model.getValue() === source) return;
    // As an edit, so that it can be undone.
    this.#applying = true;
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: source }], () => null);
    model.pushStackElement();
    this.#applying = false;
  }

  setTheme(theme: Theme): void {
    monaco.editor.setTheme(editorTheme(theme));
  }

  mark(marks: readonly LineMark[]): void {
    this.#marks.set(lineDecorations(marks, this.#editor.getModel()?.getLineCount() ?? 0));
  }

  format(): Promise<Formatting> {
    return layOut(this.#editor, this.#language ?? "plaintext");
  }

  dispose(): void {
    this.#editor.dispose();
    for (const model of this.#models.values()) model.dispose();
  }

  #create(language: string, source: string): monaco.editor.ITextModel {
    const model = createModel(source, languageOf(language));
    this.#models.set(language, model);
    return model;
  }
}
