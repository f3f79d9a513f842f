import { languageOf } from "@/lib/languages";
import { EDITOR_OPTIONS, editorTheme, monaco } from "@/lib/monaco";
import type { Theme } from "@/lib/theme";

/** What was said of lines, counted from 1. */
export interface LineMark {
  firstLine: number;
  lastLine: number;
  message: string;
}

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
    const last = this.#editor.getModel()?.getLineCount() ?? 0;
    this.#marks.set(
      marks
        .filter((mark) => mark.firstLine <= last)
        .map((mark) => ({
          range: new monaco.Range(mark.firstLine, 1, Math.min(mark.lastLine, last), 1),
          options: {
            isWholeLine: true,
            className: "ix-named-line",
            linesDecorationsClassName: "ix-named-bar",
            hoverMessage: { value: inCode(mark.message), isTrusted: false, supportHtml: false },
          },
        })),
    );
  }

  dispose(): void {
    this.#editor.dispose();
    for (const model of this.#models.values()) model.dispose();
  }

  #create(language: string, source: string): monaco.editor.ITextModel {
    const model = monaco.editor.createModel(source, languageOf(language).monaco);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
      tabSize: 4,
      insertSpaces: language !== "go",
    });
    this.#models.set(language, model);
    return model;
  }
}

/** Nothing of it is Markdown. */
const inCode = (text: string) => `\`\`\`\n${text.replaceAll("`", "'")}\n\`\`\``;
