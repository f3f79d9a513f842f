import { useQuery } from "@tanstack/react-query";
import { Mic, SkipForward } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type Languages, type Problem, queries } from "@/api";
import { EditorPanel } from "@/coding/editor-panel";
import { RunButton, SubmitButton } from "@/coding/run-buttons";
import { useRunKeys } from "@/coding/run-keys";
import { StatementPane } from "@/coding/statement-pane";
import { TestPanel } from "@/coding/test-panel";
import { useLanguageChoices, useTests } from "@/coding/use-tests";
import { type Front, Workbench } from "@/coding/workbench";
import type { Workspace } from "@/coding/workspace";
import { Alert, Button, ConfirmDialog, ErrorState, Skeleton, SkeletonRegion } from "@/ui";
import { AnswerEditor, ConflictNote, HandInNote, useSpokenWork } from "./answer-editor";
import { Hints } from "./hints";
import { remember, remembered } from "./local-copies";
import { PromptNotes } from "./prompt";
import { strings } from "./strings";
import type { QuestionProps } from "./words-question";
import { type Lack, lacks, obstacle, withProgram, workspaceOfWork } from "./work";

const t = strings.answer;

/** A question that is answered by a program, and by words about it at the same time (B-6 to B-9, B-12). */
export function CodingQuestion(props: QuestionProps) {
  const id = props.item.question.problem_id ?? "";
  const problem = useQuery(queries.problem(id));
  const languages = useQuery(queries.languages());
  const fault = [problem, languages].find((query) => query.isError && query.data === undefined)?.error;
  if (problem.data && languages.data) return <Answering {...props} problem={problem.data} languages={languages.data} />;
  if (fault) {
    return (
      <ErrorState
        title={t.problemFailed}
        error={fault}
        busy={problem.isFetching || languages.isFetching}
        onRetry={() => {
          for (const query of [problem, languages]) if (query.isError) void query.refetch();
        }}
      />
    );
  }
  return (
    <SkeletonRegion label={t.problemLoading} className="grid gap-4 lg:h-[calc(100dvh-10rem)] lg:min-h-[34rem] lg:grid-cols-[44fr_56fr]">
      <Skeleton className="h-96 rounded-10 lg:h-full" />
      <Skeleton className="h-96 rounded-10 lg:h-full" />
    </SkeletonRegion>
  );
}

type Pane = "problem" | "explanation";

function Answering({ session, item, working, handIn, onSkip, back, problem, languages }: QuestionProps & { problem: Problem; languages: Languages }) {
  const { position } = item;
  const { starters } = problem;
  const usable = starters.length > 0;
  const [workspace, setWorkspace] = useState(() => workspaceOfWork(working.work, remembered(session.id, position), starters));
  const [pane, setPane] = useState<Pane>("problem");
  const [front, setFront] = useState<Front>("panes");
  const [asked, setAsked] = useState<readonly Lack[]>([]);
  const [asking, setAsking] = useState(false);
  const isDebugging = item.question.kind === "debugging";
  const voice = useSpokenWork(working);
  const judging = handIn.run.state.kind === "running";
  const tests = useTests(problem, workspace, !judging);
  const choices = useLanguageChoices(languages, problem);

  const change = (next: (before: Workspace) => Workspace) => {
    const after = next(workspace);
    setWorkspace(after);
    remember(session.id, position, { sources: { ...after.sources }, input: after.input });
    working.change((work) => withProgram(work, after, starters));
  };
  const latest = useRef(change);
  latest.current = change;
  const [stable] = useState(() => (next: (before: Workspace) => Workspace) => latest.current(next));

  // What another window wrote is shown here as well.
  const shown = useRef(working.taken);
  useEffect(() => {
    if (shown.current === working.taken) return;
    shown.current = working.taken;
    setWorkspace(workspaceOfWork(working.work, remembered(session.id, position), starters));
  }, [working.taken, working.work, session.id, position, starters]);

  const run = () => {
    if (tests.run()) setFront("result");
  };
  const running = [tests.samples, tests.own].find((each) => each.state.kind === "running");
  const maySubmit = !judging && running === undefined && working.theirs === null;
  // An answer that counts is final; another try is not.
  const counts = item.state === "open" && session.ended_at_ms == null;
  const submit = () => {
    if (!maySubmit) return;
    const work = working.finished();
    const missing = counts && usable && obstacle(work) === null ? lacks(work, tests.tried) : [];
    if (missing.length === 0) {
      void handIn.submit();
      return;
    }
    setAsked(missing);
    setAsking(true);
  };
  useRunKeys({ run, submit });
  const waitS = Math.max(tests.samples.waitS, tests.own.waitS);
  const asOwnInput = (text: string) => {
    change((before) => ({ ...before, input: text }));
    tests.setTab("own");
    setFront("result");
  };
  // What became of handing in is said below the panes: they stay where they are.
  const foot = useRef<HTMLDivElement>(null);
  const quiet = handIn.obstacle === null && handIn.run.state.kind === "idle";
  useEffect(() => {
    if (!quiet) foot.current?.scrollIntoView({ block: "nearest" });
  }, [quiet, handIn.run.state.kind]);
  return (
    <div className="grid gap-4">
      <ConflictNote working={working} />
      <Workbench<Pane>
        name="mock"
        start={0.42}
        className="lg:h-[calc(100dvh-14.25rem)] lg:min-h-[34rem]"
        label={t.panes}
        pane={pane}
        onPane={setPane}
        keepMounted
        front={front}
        onFront={setFront}
        running={running !== undefined}
        panes={[
          {
            value: "problem",
            label: t.problem,
            content: (
              <div className="grid gap-4">
                <h2 className="text-20 font-semibold">{problem.title}</h2>
                <PromptNotes item={item} />
                <StatementPane problem={problem} language={workspace.language} onUse={usable ? asOwnInput : undefined} inInterview />
                {item.state === "open" && item.hints.hints.length + item.hints.left > 0 && (
                  <Hints mockId={session.id} position={position} hints={item.hints} />
                )}
              </div>
            ),
          },
          {
            value: "explanation",
            label: t.explanation,
            icon: <Mic aria-hidden />,
            extra: voice.state.kind !== "off" && (
              <span className="size-2 animate-pulse rounded-full bg-danger">
                <span className="sr-only">{strings.voice.listening}</span>
              </span>
            ),
            content: (
              <AnswerEditor
                working={working}
                voice={voice}
                label={t.explainLabel}
                hint={isDebugging ? t.explainFaultHint : t.explainHint}
                placeholder={isDebugging ? t.explainFaultPlaceholder : t.explainPlaceholder}
                voiceLabel={strings.voice.explain}
                disabled={judging || working.theirs !== null}
                rows={7}
              />
            ),
          },
        ]}
        code={(actions) => (
          <EditorPanel
            workspace={workspace}
            change={stable}
            saved={working.saved}
            starters={starters}
            languages={choices}
            label={(name) => t.editor(name, problem.title)}
            marks={tests.marks}
            actions={actions}
            alone
          />
        )}
        result={
          <TestPanel
            problem={problem}
            tests={tests}
            language={workspace.language}
            input={workspace.input}
            onInput={(text) => change((before) => ({ ...before, input: text }))}
          />
        }
        actions={
          <>
            <RunButton running={running !== undefined} waitS={waitS} variant="secondary" onRun={run} onStop={() => running?.stop()} />
            <SubmitButton label={t.submit} hint={t.programHint} disabled={!maySubmit} onSubmit={submit} />
          </>
        }
        instead={
          usable ? undefined : (
            <div className="grid content-start gap-4">
              <Alert meaning="caution" title={t.unusable}>
                {t.unusableBody}
              </Alert>
              <Button variant="primary" className="justify-self-start" busy={judging} onClick={submit}>
                {t.submit}
              </Button>
            </div>
          )
        }
      />
      <div ref={foot} className="flex min-h-11 scroll-mb-18 flex-wrap items-start justify-between gap-3">
        <HandInNote handIn={handIn} work={working.work} isCoding />
        {quiet && <p className="py-2 text-12 text-ink-faint max-sm:hidden">{t.keys}</p>}
        <div className="ml-auto flex gap-2">
          {back}
          {onSkip && (
            <Button size="sm" variant="ghost" disabled={judging} icon={<SkipForward aria-hidden />} onClick={onSkip}>
              {t.skip}
            </Button>
          )}
        </div>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.asIsTitle}
        description={[...asked.map((each) => t.lack[each]), t.asIsBody].join(" ")}
        confirmLabel={t.submit}
        cancelLabel={t.goOn}
        onConfirm={() => {
          setAsking(false);
          void handIn.submit();
        }}
      />
    </div>
  );
}
