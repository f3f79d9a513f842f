import { TextAlignStart } from "lucide-react";
import { languageOf } from "@/lib/languages";
import { chordLabel } from "@/lib/shortcuts";
import { Button, MenuItem, Tooltip } from "@/ui";
import { codingStrings } from "./strings";
import type { FormattingState } from "./use-formatting";

const t = codingStrings.formatting;

const CHORD = "Shift Alt F";

/** Lays out the program, or says that nothing does for its language. */
export function FormatButton({ formatting }: { formatting: FormattingState }) {
  const { formatter, name } = languageOf(formatting.language);
  const what = formatter === null ? t.none(name) : t.with(formatter);
  return (
    <>
      <Tooltip text={what} shortcut={formatter === null ? undefined : chordLabel(CHORD)}>
        <Button
          size="sm"
          variant="ghost"
          aria-label={codingStrings.editor.format}
          aria-description={what}
          aria-disabled={formatter === null || undefined}
          busy={formatting.busy}
          icon={<TextAlignStart aria-hidden />}
          onClick={() => formatter !== null && formatting.run()}
          className="max-2xl:size-control-sm max-2xl:px-0"
        >
          <span className="max-2xl:hidden">{codingStrings.editor.format}</span>
        </Button>
      </Tooltip>
      <FormatNews formatting={formatting} />
    </>
  );
}

/** The same in a menu, which does not stay to say what came of it. */
export function FormatItem({ formatting }: { formatting: FormattingState }) {
  const { formatter, name } = languageOf(formatting.language);
  return (
    <MenuItem
      icon={<TextAlignStart aria-hidden />}
      shortcut={formatter === null ? undefined : chordLabel(CHORD)}
      disabled={formatter === null}
      onSelect={formatting.run}
    >
      {formatter === null ? t.none(name) : t.with(formatter)}
    </MenuItem>
  );
}

/** For who does not see the program change. */
export function FormatNews({ formatting }: { formatting: FormattingState }) {
  return (
    <p role="status" className="sr-only">
      {formatting.said}
    </p>
  );
}
