import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { type Languages, type RunResult, api, queries } from "@/api";
import { Degraded } from "@/coding/degraded";
import { EditorPanel } from "@/coding/editor-panel";
import { checkSize, limitsLine } from "@/coding/limits";
import { namedLines } from "@/coding/problems";
import { RunButton } from "@/coding/run-buttons";
import { useRunKeys } from "@/coding/run-keys";
import { RunNote } from "@/coding/run-note";
import { Split } from "@/coding/split";
import { codingStrings } from "@/coding/strings";
import { draftQuery, useDraft } from "@/coding/use-draft";
import { type Of, isOf, useRun } from "@/coding/use-run";
import { sourceOf } from "@/coding/workspace";
import { usePageTitle } from "@/lib/title";
import { ran } from "@/lib/verdict";
import { EmptyState, ErrorState, Picture, RunOutput, Skeleton, SkeletonRegion, Textarea } from "@/ui";
import { STARTERS } from "./starters";
import { strings } from "./strings";
import { WorkbenchHeader } from "./workbench-header";

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
      <WorkbenchHeader title={t.title} back={{ to: "/interviews", label: strings.back }} />
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
  const [workspace, change, draft] = useDraft(SCOPE, starters);
  const run = useRun<Of<RunResult>>();
  const output = useRef<HTMLElement>(null);
  const running = run.state.kind === "running";
  const { language, input } = workspace;
  const source = sourceOf(workspace, starters);
  const result = run.state.kind === "done" ? run.state.result.result : null;
  const said = run.state.kind === "done" && isOf(run.state.result, workspace, starters) && result ? `${result.compiler?.text ?? ""}\n${result.stderr.text}` : "";
  const marks = useMemo(() => namedLines(said), [said]);
  const choices = useMemo(
    () => languages.items.map((each) => ({ ...each, hint: hintOf(each) })),
    [languages],
  );
  const limits = languages.items.find((each) => each.id === language)?.limits;
  const isQuery = language === "sql";
  const start = () => {
    void run.start(async (signal) => {
      checkSize(limits, source, input);
      return { language, source, result: await api.run({ language, source, input }, signal) };
    });
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
              saved={draft.state}
              behind={draft.behind}
              starters={starters}
              languages={choices}
              marks={marks}
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
                  {isQuery ? t.tables : t.input}
                </h2>
                <p id="playground-input-hint" className="text-12 text-ink-faint">
                  {isQuery ? t.tablesHint : t.inputHint}
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
              className="flex min-w-0 scroll-mb-6 flex-col rounded-10 border border-line bg-surface shadow-card max-lg:min-h-60 lg:min-h-0 lg:flex-1"
            >
              <h2 id="playground-result" className="px-4 pt-3.5 text-14 font-semibold text-ink">
                {t.result}
              </h2>
              <div className="relative min-h-0 flex-1 p-4 pt-3 lg:overflow-y-auto">
                {run.state.kind === "idle" && (
                  <EmptyState title={t.empty} compact>
                    {t.emptyBody}
                  </EmptyState>
                )}
                <RunNote run={run} />
                {result && <RunOutput result={result} />}
                {limits && (
                  <p className="mt-4 text-12 text-ink-faint">
                    {limitsLine(limits)} {language === "typescript" && `${codingStrings.editor.unchecked}.`}
                  </p>
                )}
              </div>
              <p role="status" className="sr-only">
                {result && `${ran(result.verdict).label}. ${result.message}`}
              </p>
            </section>
          </div>
        }
      />
      <Degraded sentences={languages.degraded} />
    </>
  );
}

function hintOf({ id, ready, missing }: Languages["items"][number]): string | undefined {
  if (!ready) return missing ?? codingStrings.editor.missing;
  return id === "typescript" ? codingStrings.editor.unchecked : undefined;
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
