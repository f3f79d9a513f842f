import "@fontsource-variable/jetbrains-mono/wght.css";
import * as monaco from "monaco-editor/editor";
// Completion itself: `features/suggest/register` brings only what inline suggestions need of it.
import "monaco-editor/editor/contrib/suggest/browser/suggestController.js";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/caretOperations/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/folding/register";
import "monaco-editor/features/gotoLine/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/readOnlyMessage/register";
import "monaco-editor/features/smartSelect/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/toggleTabFocusMode/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
import "monaco-editor/languages/definitions/cpp/register";
import "monaco-editor/languages/definitions/go/register";
import "monaco-editor/languages/definitions/java/register";
import "monaco-editor/languages/definitions/javascript/register";
import "monaco-editor/languages/definitions/markdown/register";
import "monaco-editor/languages/definitions/php/register";
import "monaco-editor/languages/definitions/python/register";
import "monaco-editor/languages/definitions/ruby/register";
import "monaco-editor/languages/definitions/rust/register";
import "monaco-editor/languages/definitions/sql/register";
import "monaco-editor/languages/definitions/typescript/register";
import { registerVocabulary } from "./completion";
import type { Language } from "./languages";
import type { Theme } from "./theme";

/*
 * The code editor, slim: one worker, the features used here and the languages offered. Import it lazily: it is by far
 * the largest part of the client.
 */

/** Asked for together with the editor, not at the first keystroke: by then the server may be out of reach. */
let ready: Worker | null = new EditorWorker();

self.MonacoEnvironment = {
  getWorker: () => {
    const worker = ready ?? new EditorWorker();
    ready = null;
    return worker;
  },
};

registerVocabulary(monaco);

/** Options every editor here shares. */
export const EDITOR_OPTIONS: monaco.editor.IStandaloneEditorConstructionOptions = {
  // Tab takes a completion; who presses Enter wants a new line.
  acceptSuggestionOnEnter: "off",
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  cursorSmoothCaretAnimation: "off",
  dragAndDrop: false,
  // A plain text area: our shortcuts, screen readers and input methods all know when somebody types in it.
  editContext: false,
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontLigatures: false,
  fontSize: 14,
  glyphMargin: true,
  lineHeight: 22,
  lineNumbersMinChars: 3,
  minimap: { enabled: false },
  occurrencesHighlight: "off",
  overviewRulerBorder: false,
  padding: { top: 12, bottom: 12 },
  quickSuggestions: { other: true, comments: false, strings: false },
  // The last line's number is as legible as the others.
  renderFinalNewline: "on",
  renderLineHighlight: "line",
  scrollBeyondLastLine: false,
  scrollbar: { useShadows: false, verticalScrollbarSize: 12, horizontalScrollbarSize: 12 },
  stickyScroll: { enabled: false },
  tabSize: 4,
  unusualLineTerminators: "off",
  wordBasedSuggestions: "currentDocument",
};

/** A text of a language, with the line ends every part of the product counts with. */
export function createModel(source: string, language: Language): monaco.editor.ITextModel {
  const model = monaco.editor.createModel(source);
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
  setLanguage(model, language);
  return model;
}

/** Tab and a new line indent as the language's programmers do, and its formatter. */
export function setLanguage(model: monaco.editor.ITextModel, { id, monaco: name, indent }: Language): void {
  monaco.editor.setModelLanguage(model, name);
  model.updateOptions({ tabSize: indent, indentSize: indent, insertSpaces: id !== "go" });
}

/** The theme's name, made from the interface's own colours the first time it is asked for. */
export function editorTheme(theme: Theme): string {
  const name = `ix-${theme}`;
  const colour = colourReader(theme);
  const rule = (token: string, variable: string, fontStyle?: string) => ({
    token,
    foreground: colour(variable).slice(1),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  });
  monaco.editor.defineTheme(name, {
    base: theme === "dark" ? "vs-dark" : "vs",
    inherit: true,
    rules: [
      rule("comment", "--ink-faint", "italic"),
      rule("keyword", "--accent-ink"),
      rule("string", "--good-ink"),
      rule("number", "--caution-ink"),
      rule("type", "--info-ink"),
      rule("delimiter", "--ink-soft"),
      rule("identifier", "--ink"),
      // The themes below name these for SQL alone, in colours that are hard to read here.
      rule("string.sql", "--good-ink"),
      rule("operator.sql", "--accent-ink"),
      rule("predefined.sql", "--info-ink"),
    ],
    colors: {
      "editor.background": colour("--surface"),
      "editor.foreground": colour("--ink"),
      "editorLineNumber.foreground": colour("--ink-faint"),
      "editorLineNumber.activeForeground": colour("--ink"),
      "editor.lineHighlightBackground": colour("--sunken"),
      "editor.lineHighlightBorder": "#00000000",
      "editor.selectionBackground": colour("--accent-line"),
      "editor.inactiveSelectionBackground": colour("--hover"),
      "editorCursor.foreground": colour("--ink"),
      "editorGutter.background": colour("--surface"),
      "editorIndentGuide.background1": colour("--line"),
      "editorIndentGuide.activeBackground1": colour("--line-strong"),
      "editorWidget.background": colour("--raised"),
      "editorWidget.border": colour("--line"),
      "editorSuggestWidget.selectedBackground": colour("--hover"),
      "editorSuggestWidget.selectedForeground": colour("--ink"),
      // The letters that were typed.
      "editorSuggestWidget.highlightForeground": colour("--accent-ink"),
      "editorSuggestWidget.focusHighlightForeground": colour("--accent-ink"),
      "input.background": colour("--surface"),
      "input.border": colour("--line-field"),
      focusBorder: colour("--focus"),
    },
  });
  return name;
}

/** Reads custom properties of one theme as `#rrggbb`: Monaco takes no other notation. */
function colourReader(theme: Theme): (variable: string) => string {
  const probe = document.createElement("div");
  probe.dataset["theme"] = theme;
  document.body.append(probe);
  const styles = getComputedStyle(probe);
  const values = new Map<string, string>();
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const read = (variable: string) => {
    if (!context) return "#808080";
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = styles.getPropertyValue(variable).trim();
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  queueMicrotask(() => probe.remove());
  return (variable) => {
    const known = values.get(variable) ?? read(variable);
    values.set(variable, known);
    return known;
  };
}

// Widths are measured before the font has arrived.
void document.fonts?.ready.then(() => monaco.editor.remeasureFonts());

export { monaco };
