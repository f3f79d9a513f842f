import { monaco } from "@/lib/monaco";
import { smallEdits } from "@/lib/small-edits";
import { format } from "./format";
import type { Outcome } from "./protocol";

/** What came of it: `same` when there was nothing to change, `left` when something else is shown by now. */
export type Formatting = Exclude<Outcome, { kind: "formatted" }> | { kind: "formatted" | "same" | "left" };

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
    if (editor.getModel() !== model) return { kind: "left" };
    if (model.getVersionId() !== version) continue;
    // In sight, but the caret stays: who pressed the key is typing.
    if (outcome.kind === "refused") editor.revealLineInCenterIfOutsideViewport(Math.min(outcome.line, model.getLineCount()));
    if (outcome.kind !== "formatted") return outcome;
    const edits = smallEdits(source, outcome.source).map(({ offset, length, text }) => ({
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
