import { monaco } from "@/lib/monaco";
import { editsBetween } from "@/lib/text-edits";
import { format } from "./format";
import type { Outcome } from "./protocol";

/** What came of it: `same` when there was nothing to change. */
export type Formatting = Exclude<Outcome, { kind: "formatted" }> | { kind: "formatted" | "same" };

/** Lets an editor ask for it with its key. */
export function addFormatKey(editor: monaco.editor.IStandaloneCodeEditor, label: string, run: () => void): void {
  const keybindings = [monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF];
  editor.addAction({ id: "ix.format", label, keybindings, run });
}

/** Lays out what an editor shows, as one step to undo; what is typed meanwhile, by whomever, is laid out with it. */
export async function layOut(editor: monaco.editor.ICodeEditor, language: string): Promise<Formatting> {
  const model = editor.getModel();
  while (model) {
    const version = model.getVersionId();
    const source = model.getValue();
    const outcome = await format({ language, source });
    // Something else is shown by now.
    if (editor.getModel() !== model) break;
    if (model.getVersionId() !== version) continue;
    if (outcome.kind === "refused") reveal(editor, model, outcome.line);
    if (outcome.kind !== "formatted") return outcome;
    const edits = editsBetween(source, outcome.source).map(({ offset, length, text }) => ({
      range: monaco.Range.fromPositions(model.getPositionAt(offset), model.getPositionAt(offset + length)),
      text,
    }));
    if (edits.length === 0) break;
    editor.pushUndoStop();
    editor.executeEdits("format", edits);
    editor.pushUndoStop();
    return { kind: "formatted" };
  }
  return { kind: "same" };
}

function reveal(editor: monaco.editor.ICodeEditor, model: monaco.editor.ITextModel, line: number): void {
  const lineNumber = Math.min(Math.max(line, 1), model.getLineCount());
  editor.setPosition({ lineNumber, column: model.getLineMaxColumn(lineNumber) });
  editor.revealLineInCenterIfOutsideViewport(lineNumber);
}
