import { useState } from "react";
import { languageOf } from "@/lib/languages";
import { toast } from "@/ui";
import type { Formatting } from "./formatting/lay-out";
import { codingStrings } from "./strings";

const t = codingStrings.formatting;

/** Lays out the program of an editor with `format`, which answers nothing while there is no editor, and says what came of it. */
export function useFormatting(language: string, format: () => Promise<Formatting> | undefined) {
  const [busy, setBusy] = useState(false);
  /** For who does not see the program change. */
  const [said, setSaid] = useState("");
  const run = async () => {
    const { formatter, name } = languageOf(language);
    if (formatter === null) return toast("info", t.none(name));
    const formatting = busy ? undefined : format();
    if (!formatting) return;
    setBusy(true);
    setSaid("");
    const outcome = await formatting;
    setBusy(false);
    switch (outcome.kind) {
      case "formatted":
        return setSaid(t.done);
      case "left":
        return;
      case "same":
        return toast("info", t.same);
      case "refused":
        return toast("caution", t.refused, { body: t.refusedBody(outcome.line, outcome.reason) });
      case "failed":
        return toast("danger", t.failed, { body: t.failedBody(outcome.reason) });
    }
  };
  return { language, run: () => void run(), busy, said };
}

export type FormattingState = ReturnType<typeof useFormatting>;
