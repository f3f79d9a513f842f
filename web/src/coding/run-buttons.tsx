import { Play, Send, Square } from "lucide-react";
import { chordLabel } from "@/lib/shortcuts";
import { Button, Tooltip } from "@/ui";
import { codingStrings } from "./strings";
import { problemStrings } from "./problem-strings";

export interface RunButtonProps {
  running: boolean;
  /** Until it may be tried again. */
  waitS: number;
  /** What pressing it does. */
  hint?: string;
  variant?: "primary" | "secondary";
  onRun: () => void;
  onStop: () => void;
}

export function RunButton({ running, waitS, hint = codingStrings.editor.run, variant = "primary", onRun, onStop }: RunButtonProps) {
  if (running) {
    return (
      <Button size="sm" icon={<Square aria-hidden />} onClick={onStop} className="min-w-24">
        {codingStrings.editor.stop}
      </Button>
    );
  }
  if (waitS > 0) {
    return (
      <Button size="sm" variant={variant} disabled className="tabular min-w-24">
        {codingStrings.editor.waitFor(waitS)}
      </Button>
    );
  }
  return (
    <Tooltip text={hint} shortcut={chordLabel("Ctrl Enter")}>
      <Button size="sm" variant={variant} icon={<Play aria-hidden />} onClick={onRun} className="min-w-24">
        {codingStrings.editor.run}
      </Button>
    </Tooltip>
  );
}

export interface SubmitButtonProps {
  disabled: boolean;
  /** What the page calls it. */
  label?: string;
  /** What pressing it does. */
  hint?: string;
  onSubmit: () => void;
}

export function SubmitButton({ disabled, label = problemStrings.run.submit, hint = problemStrings.run.submitHint, onSubmit }: SubmitButtonProps) {
  return (
    <Tooltip text={hint} shortcut={chordLabel("Ctrl Shift Enter")}>
      <Button size="sm" variant="primary" icon={<Send aria-hidden />} disabled={disabled} onClick={onSubmit}>
        {label}
      </Button>
    </Tooltip>
  );
}
