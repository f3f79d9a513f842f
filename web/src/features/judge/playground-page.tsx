import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Play, Square } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { type Languages, type RunResult, api, queries } from "@/api";
import { chordLabel } from "@/lib/shortcuts";
import { usePageTitle } from "@/lib/title";
import { ran } from "@/lib/verdict";
import { Button, EmptyState, ErrorState, Picture, RunOutput, Skeleton, SkeletonRegion, Textarea, Tooltip } from "@/ui";
import { Degraded } from "./degraded";
import { EditorPanel } from "./editor-panel";
import { useRunKeys } from "./run-keys";
import { RunNote } from "./run-note";
import { Split } from "./split";
import { STARTERS } from "./starters";
import { strings } from "./strings";
import { draftQuery, useDraft } from "./use-draft";
import { useRun } from "./use-run";
import { sourceOf } from "./workspace";

const t = strings.playground;
const SCOPE = "playground";

/** B-9: any program on one's own input. */
export function PlaygroundPage() {
  usePageTitle(t.title);
  const languages = useQuery(queries.languages());
  const draft = useQuery(draftQuery(SCOPE));
  const fault = languages.error ?? draft.error;
  return (
    <div className="flex flex-col gap-4 lg:h-full">
      <WorkbenchHeader title={t.title} />
      {languages.data && draft.data ? (
        <Workbench languages={languages.data} />
      ) : fault ? (
        <ErrorState
          title={t.failed}
          error={fault}
          busy={languages.isFetching || draft.isFetching}
          onRetry={() => {
            if (languages.isError) void languages.refetch();
            if (draft.isError) void draft.refetch();
          }}
        />
      ) : (
        <Loading />
      )}
    </div>
  );
}

export function WorkbenchHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <h1 className="text-20 font-semibold tracking-[-0.014em] text-ink">{title}</h1>
      {children}
      <Link to="/interviews" className="inline-flex items-center gap-1.5 rounded-4 text-14 text-ink-soft hover:text-ink ml-auto">
        <ArrowLeft className="size-4" aria-hidden />
        {strings.back}
      </Link>
    </header>
  );
}

function Workbench({ languages }: { languages: Languages }) {
  const ready = useMemo(() => new Set(languages.items.filter((language) => language.ready).map((language) => language.id)), [languages]);
  const starters = useMemo(() => STARTERS.filter((starter) => ready.has(starter.language)), [ready]);
  if (starters.length === 0) {
    return (
      <EmptyState title={t.none} picture={<Picture name="code" />}>
        {t.noneBody}
      </EmptyState>
    );
  }
  return <Ready languages={languages} starters={starters} />;
}

function Ready({ languages, starters }: { languages: Languages; starters: typeof STARTERS }) {
  const [workspace, change, saved] = useDraft(SCOPE, starters);
  const run = useRun<RunResult>();
  const output = useRef<HTMLElement>(null);
  const running = run.state.kind === "running";
  const start = () => {
    const { language, input } = workspace;
    const source = sourceOf(workspace, starters);
    void run.start((signal) => api.run({ language, source, input }, signal));
  };
  useRunKeys({ run: start });

  // Where the panes are stacked, the result comes up below what is on the screen.
  const settled = run.state.kind === "done";
  useEffect(() => {
    if (settled && !matchMedia("(width >= 64rem)").matches) output.current?.scrollIntoView({ block: "nearest" });
  }, [settled, run.state]);

  return (
    <>
      <Split
        name="playground"
        start={0.58}
        className="lg:flex-1"
        first={
          <div className="flex min-w-0 flex-col lg:min-h-0">
            <EditorPanel
              workspace={workspace}
              change={change}
              saved={saved}
              starters={starters}
              languages={languages.items}
              label={t.editor}
              actions={<RunButton running={running} waitS={run.waitS} onRun={start} onStop={run.stop} />}
            />
          </div>
        }
        second={
          <div className="flex min-w-0 flex-col gap-4 lg:min-h-0">
            <section aria-labelledby="playground-input" className="rounded-10 border border-line bg-surface p-4 shadow-card">
              <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
                <h2 id="playground-input" className="text-14 font-semibold text-ink">
                  {t.input}
                </h2>
                <p id="playground-input-hint" className="text-12 text-ink-faint">
                  {t.inputHint}
                </p>
              </div>
              <Textarea
                aria-labelledby="playground-input"
                aria-describedby="playground-input-hint"
                rows={3}
                spellCheck={false}
                autoCapitalize="off"
                placeholder={t.inputPlaceholder}
                value={workspace.input}
                onChange={(event) => change((before) => ({ ...before, input: event.target.value }))}
                className="max-h-48 min-h-20 font-mono text-12! leading-5! pointer-coarse:text-16!"
              />
            </section>
            <section
              ref={output}
              aria-labelledby="playground-result"
              className="flex min-w-0 scroll-mb-20 flex-col rounded-10 border border-line bg-surface shadow-card max-lg:min-h-60 lg:min-h-0 lg:flex-1"
            >
              <h2 id="playground-result" className="px-4 pt-3.5 text-14 font-semibold text-ink">
                {t.result}
              </h2>
              <div className="min-h-0 flex-1 p-4 pt-3 lg:overflow-y-auto">
                {run.state.kind === "idle" && (
                  <EmptyState title={t.empty} compact>
                    {t.emptyBody}
                  </EmptyState>
                )}
                <RunNote run={run} />
                {run.state.kind === "done" && <RunOutput result={run.state.result} />}
              </div>
              <p role="status" className="sr-only">
                {run.state.kind === "done" && `${ran(run.state.result.verdict).label}. ${run.state.result.message}`}
              </p>
            </section>
          </div>
        }
      />
      <Degraded sentences={languages.degraded} />
    </>
  );
}

interface RunButtonProps {
  running: boolean;
  waitS: number;
  onRun: () => void;
  onStop: () => void;
}

function RunButton({ running, waitS, onRun, onStop }: RunButtonProps) {
  if (running) {
    return (
      <Button size="sm" icon={<Square aria-hidden />} onClick={onStop} className="min-w-24">
        {strings.editor.stop}
      </Button>
    );
  }
  if (waitS > 0) {
    return (
      <Button size="sm" variant="primary" disabled className="tabular min-w-24">
        {strings.editor.waitFor(waitS)}
      </Button>
    );
  }
  return (
    <Tooltip text={strings.editor.run} shortcut={chordLabel("Ctrl Enter")}>
      <Button size="sm" variant="primary" icon={<Play aria-hidden />} onClick={onRun} className="min-w-24">
        {strings.editor.run}
      </Button>
    </Tooltip>
  );
}

function Loading() {
  return (
    <SkeletonRegion label={t.loading} className="grid gap-4 lg:min-h-0 lg:flex-1 lg:grid-cols-[58fr_42fr]">
      <Skeleton className="h-96 rounded-10 lg:h-full" />
      <div className="grid grid-rows-[9rem_minmax(0,1fr)] gap-4">
        <Skeleton className="rounded-10" />
        <Skeleton className="rounded-10 max-lg:h-60" />
      </div>
    </SkeletonRegion>
  );
}
