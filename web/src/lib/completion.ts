import type * as Monaco from "monaco-editor/editor";
import { VOCABULARY } from "./vocabulary";

const WORD = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** The words of a language that can stand there and that a text does not hold: those are offered by the editor itself. */
export function missingWords(language: string, text: string, isAfterDot = false): string[] {
  const held = new Set(text.match(WORD));
  const { keywords, names } = VOCABULARY[language] ?? { keywords: [], names: [] };
  return [...new Set(isAfterDot ? names : [...keywords, ...names])].filter((word) => !held.has(word));
}

/** Offers the words of the language where the editor offers those of the text. */
export function registerVocabulary(monaco: typeof Monaco): void {
  // For every language: the editor asks providers of one language alone, and the words of the text with all the others.
  monaco.languages.registerCompletionItemProvider("*", {
    provideCompletionItems(model, position) {
      const { word: typed, startColumn, endColumn } = model.getWordUntilPosition(position);
      const range = new monaco.Range(position.lineNumber, startColumn, position.lineNumber, endColumn);
      const [start, end] = [startColumn, model.getWordAtPosition(position)?.endColumn ?? endColumn].map((column) =>
        model.getOffsetAt({ lineNumber: position.lineNumber, column }),
      );
      const text = model.getValue();
      const others = `${text.slice(0, start)} ${text.slice(end)}`;
      const isAfterDot = /(?:\.|->|::)$/u.test(text.slice(0, start));
      // SQL is written in either case.
      const small = model.getLanguageId() === "sql" && typed === typed.toLowerCase();
      const kind = monaco.languages.CompletionItemKind.Keyword;
      return {
        suggestions: missingWords(model.getLanguageId(), others, isAfterDot).map((word) => {
          const label = small ? word.toLowerCase() : word;
          return { label, kind, insertText: label, range };
        }),
      };
    },
  });
}
