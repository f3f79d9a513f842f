import { RotateCcw } from "lucide-react";
import { type ReactNode, Suspense, lazy, useCallback, useRef, useState } from "react";
import { languageOf } from "@/lib/languages";
import { Alert, Button, ConfirmDialog, IconButton, Select, Spinner, cx } from "@/ui";
import { FormatButton } from "./format-button";
import { RunBar } from "./run-bar";
import { SaveMark } from "./save-mark";
import type { SaveState } from "./draft-saver";
import type { LineMark } from "./line-marks";
import type { EditorHandle } from "./source-editor";
import { codingStrings } from "./strings";
import { useFormatting } from "./use-formatting";
import { type Starting, type Workspace, sourceOf, starterOf, withSource, withoutSource } from "./workspace";

const t = codingStrings.editor;

const SourceEditor = lazy(() => import("./source-editor").then((module) => ({ default: module.SourceEditor })));

/** A language of the choice. */
export interface LanguageChoice {
  id: string;
  name: string;
  ready: boolean;
  /** Why it cannot be chosen. */
  hint?: string;
}

export interface EditorPanelProps {
  workspace: Workspace;
  change: (next: (before: Workspace) => Workspace) => void;
  saved: SaveState;
  /** Another window saved something else: one of the two is chosen. */
  behind?: { takeTheirs: () => void; keepMine: () => void } | null;
  starters: readonly Starting[];
  languages: readonly LanguageChoice[];
  label: (language: string) => string;
  marks?: readonly LineMark[];
  /** Buttons at the end of the bar, the main one last; null where they are elsewhere. */
  actions: ReactNode;
  /** In a window of one column it has the screen for itself, not a part of it. */
  alone?: boolean;
}

/** The editor with its bar: language, starting over, whether it is saved, and what to do with it. */
export function EditorPanel({ workspace, change, saved, behind, starters, languages, label, marks, actions, alone = false }: EditorPanelProps) {
  const [asking, setAsking] = useState(false);
  const { language } = workspace;
  const source = sourceOf(workspace, starters);
  const isStarter = source === starterOf(starters, language);
  const { name } = languageOf(language);
  const editor = useRef<EditorHandle | null>(null);
  const attach = useCallback((handle: EditorHandle | null) => {
    editor.current = handle;
  }, []);
  const formatting = useFormatting(language, () => editor.current?.format());
  const type = useCallback(
    (of: string, text: string) => change((before) => withSource(before, of, text)),
    [change],
  );
  return (
    <section
      aria-label={t.code}
      className={cx(
        "flex min-w-0 flex-col overflow-hidden rounded-10 border border-line bg-surface shadow-card lg:min-h-0 lg:flex-1",
        alone ? "max-lg:h-[calc(100dvh-15rem)] max-lg:min-h-80" : "max-lg:h-[min(32rem,65dvh)]",
      )}
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-line bg-canvas px-2 py-2">
        <Select
          label={t.language}
          size="sm"
          value={language}
          onChange={(next) => change((before) => ({ ...before, language: next }))}
          options={languages.map((each) => ({
            value: each.id,
            label: each.name,
            disabled: !each.ready,
            hint: each.hint,
          }))}
          className="w-36! text-14! max-sm:w-32!"
        />
        <FormatButton formatting={formatting} />
        <IconButton
          label={t.startOver}
          size="sm"
          // Not `disabled`: the focus comes back here when the dialog has closed.
          aria-disabled={isStarter || undefined}
          onClick={() => !isStarter && setAsking(true)}
        >
          <RotateCcw aria-hidden />
        </IconButton>
        <div className="ml-auto flex items-center gap-2">
          <SaveMark state={saved} isBrief />
          {actions !== null && <RunBar>{actions}</RunBar>}
        </div>
      </div>
      {behind && (
        <Alert meaning="caution" title={t.behind} live className="m-2">
          <p>{t.behindBody}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={behind.takeTheirs}>
              {t.takeTheirs}
            </Button>
            <Button size="sm" onClick={behind.keepMine}>
              {t.keepMine}
            </Button>
          </div>
        </Alert>
      )}
      <div className="relative min-h-0 flex-1">
        <Suspense
          fallback={
            <div className="absolute inset-0 grid place-items-center text-ink-faint">
              <Spinner label={t.loading} />
            </div>
          }
        >
          <SourceEditor
            language={language}
            source={source}
            label={label(name)}
            onChange={type}
            marks={marks}
            onReady={attach}
            onFormat={formatting.run}
          />
        </Suspense>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.startOverTitle(name)}
        description={t.startOverBody}
        confirmLabel={t.startOver}
        onConfirm={() => {
          change((before) => withoutSource(before, language));
          setAsking(false);
        }}
      />
    </section>
  );
}
