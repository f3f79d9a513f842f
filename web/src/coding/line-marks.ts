import { monaco } from "@/lib/monaco";
import "./coding.css";

/** What was said of lines, counted from 1. */
export interface LineMark {
  firstLine: number;
  lastLine: number;
  message: string;
}

/** As an editor shows them in a text of `last` lines. */
export function lineDecorations(marks: readonly LineMark[], last: number): monaco.editor.IModelDeltaDecoration[] {
  return marks
    .filter((mark) => mark.firstLine <= last)
    .map((mark) => ({
      range: new monaco.Range(mark.firstLine, 1, Math.min(mark.lastLine, last), 1),
      options: {
        isWholeLine: true,
        className: "ix-named-line",
        linesDecorationsClassName: "ix-named-bar",
        hoverMessage: { value: inCode(mark.message), isTrusted: false, supportHtml: false },
      },
    }));
}

/** Nothing of it is Markdown. */
const inCode = (text: string) => `\`\`\`\n${text.replaceAll("`", "'")}\n\`\`\``;
