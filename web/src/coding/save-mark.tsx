import { Check, CloudOff, CloudUpload } from "lucide-react";
import { Spinner, Tooltip, cx } from "@/ui";
import type { SaveState } from "./draft-saver";
import { codingStrings } from "./strings";

/** Whether what was typed is on the server. */
export function SaveMark({ state }: { state: SaveState }) {
  const mark = (
    <p
      role="status"
      data-save={state.kind}
      tabIndex={state.kind === "failed" ? 0 : undefined}
      className={cx(
        "flex items-center justify-end sm:min-w-26 gap-1.5 rounded-4 text-12 whitespace-nowrap",
        state.kind === "failed" ? "text-danger-ink" : "text-ink-faint",
      )}
    >
      {state.kind === "saved" && <Check className="size-3.5 text-good" aria-hidden />}
      {state.kind === "waiting" && <CloudUpload className="size-3.5" aria-hidden />}
      {state.kind === "saving" && <Spinner className="size-3.5" />}
      {state.kind === "failed" && <CloudOff className="size-3.5" aria-hidden />}
      <span className={state.kind === "failed" ? undefined : "max-sm:sr-only"}>{codingStrings.save[state.kind]}</span>
      {state.kind === "failed" && <span className="sr-only">{why(state)}</span>}
    </p>
  );
  return state.kind === "failed" ? <Tooltip text={why(state)}>{mark}</Tooltip> : mark;
}

const why = (state: SaveState & { kind: "failed" }) => (state.again ? codingStrings.save.failedAgain(state.message) : state.message);
