import { Check, CloudOff, CloudUpload } from "lucide-react";
import { Spinner, Tooltip, cx } from "@/ui";
import type { SaveState } from "./draft-saver";
import { codingStrings } from "./strings";

/** Whether what was typed is on the server. `isBrief`: by its picture alone where a bar has little room. */
export function SaveMark({ state, isBrief = false }: { state: SaveState; isBrief?: boolean }) {
  const words = isBrief ? "max-2xl:sr-only" : "max-sm:sr-only";
  const mark = (
    <p
      role="status"
      data-save={state.kind}
      tabIndex={state.kind === "failed" ? 0 : undefined}
      className={cx(
        "flex items-center justify-end gap-1.5 rounded-4 text-12 whitespace-nowrap",
        isBrief ? "2xl:min-w-26" : "sm:min-w-26",
        state.kind === "failed" ? "text-danger-ink" : "text-ink-faint",
      )}
    >
      {state.kind === "saved" && <Check className="size-3.5 text-good" aria-hidden />}
      {state.kind === "waiting" && <CloudUpload className="size-3.5" aria-hidden />}
      {state.kind === "saving" && <Spinner className="size-3.5" />}
      {state.kind === "failed" && <CloudOff className="size-3.5" aria-hidden />}
      <span className={state.kind === "failed" ? undefined : words}>{codingStrings.save[state.kind]}</span>
      {state.kind === "failed" && <span className="sr-only">{why(state)}</span>}
    </p>
  );
  return state.kind === "failed" ? <Tooltip text={why(state)}>{mark}</Tooltip> : mark;
}

const why = (state: SaveState & { kind: "failed" }) => (state.again ? codingStrings.save.failedAgain(state.message) : state.message);
