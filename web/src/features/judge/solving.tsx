import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Languages, type Problem, type Submission, api, queries } from "@/api";
import { Degraded } from "@/coding/degraded";
import { EditorPanel } from "@/coding/editor-panel";
import { problemStrings } from "@/coding/problem-strings";
import { checkSize } from "@/coding/limits";
import { marksOf, namedLines } from "@/coding/problems";
import { RunButton, SubmitButton } from "@/coding/run-buttons";
import { useRunKeys } from "@/coding/run-keys";
import { RunNote } from "@/coding/run-note";
import { StatementPane } from "@/coding/statement-pane";
import { SubmissionView } from "@/coding/submission-view";
import { TestPanel } from "@/coding/test-panel";
import { useDraft } from "@/coding/use-draft";
import { useRun } from "@/coding/use-run";
import { useLanguageChoices, useTests } from "@/coding/use-tests";
import { type Front, Workbench } from "@/coding/workbench";
import { inLanguage, sourceOf, starterOf, withSource } from "@/coding/workspace";
import { languageOf } from "@/lib/languages";
import { judged } from "@/lib/verdict";
import { Alert, ConfirmDialog, toast } from "@/ui";
import { strings } from "./strings";
import { SubmissionList } from "./submission-list";

const t = strings.page;
const route = getRouteApi("/student/interviews/problems/$problemId");

export function Solving({ problem, languages }: { problem: Problem; languages: Languages }) {
  const client = useQueryClient();
  const navigate = useNavigate({ from: "/interviews/problems/$problemId" });
  const { tab, submission: shown, language: wished } = route.useSearch();
  const [workspace, change, draft] = useDraft(problem.id, problem.starters);
  const judging = useRun<Submission>();
  const tests = useTests(problem, workspace, judging.state.kind !== "running" && judging.waitS === 0);
  const [taking, setTaking] = useState<Submission | null>(null);
  const [heard, setHeard] = useState("");
  const [front, setFront] = useState<Front>("panes");

  // Before anything is seen; from then on the choice is that of the editor, also after a reload.
  useLayoutEffect(() => {
    if (wished === undefined) return;
    change((before) => inLanguage(before, problem.starters, wished));
    void navigate({ search: ({ language: _, ...rest }) => rest, replace: true });
  }, [wished, change, navigate, problem.starters]);

  const { language } = workspace;
  const source = sourceOf(workspace, problem.starters);
  const usable = problem.starters.length > 0;
  const active = [tests.samples, tests.own, judging].find((run) => run.state.kind === "running");
  const waitS = Math.max(tests.samples.waitS, tests.own.waitS, judging.waitS);
  const idle = usable && active === undefined && waitS === 0;

  const runTests = () => {
    if (tests.run()) setFront("result");
  };

  const submit = async () => {
    if (!idle) return;
    void navigate({ search: { tab: "submissions" }, replace: shown === undefined });
    setFront("panes");
    const submission = await judging.start(async (signal) => {
      checkSize(languages.items[0]?.limits, source);
      return api.submit(problem.id, { language, source }, signal);
    });
    // Also when nothing came back: it may have been judged all the same.
    void client.invalidateQueries({ queryKey: queries.submissions(problem.id).queryKey });
    if (!submission) return;
    judging.reset();
    client.setQueryData(queries.submission(submission.id).queryKey, submission);
    void client.invalidateQueries({ queryKey: queries.problems().queryKey });
    void client.invalidateQueries({ queryKey: queries.problem(problem.id).queryKey });
    setHeard(`${judged(submission.verdict).label}. ${problemStrings.submission.passed(submission.passed, submission.cases)}`);
    void navigate({ search: { submission: submission.id }, replace: true });
  };
  useRunKeys({ run: runTests, submit: () => void submit() });
  const asOwnInput = (text: string) => {
    change((before) => ({ ...before, input: text }));
    tests.setTab("own");
    setFront("result");
  };

  const take = (submission: Submission) => {
    change((before) => withSource({ ...before, language: submission.language }, submission.language, submission.source));
    setTaking(null);
    setFront("code");
    toast("good", problemStrings.submission.taken);
  };
  const askTake = (submission: Submission) => {
    const current = sourceOf(workspace, problem.starters, submission.language);
    const nothingLost = current === submission.source || current === starterOf(problem.starters, submission.language);
    if (nothingLost) take(submission);
    else setTaking(submission);
  };

  const judgedNow = useQuery({ ...queries.submission(shown ?? ""), enabled: shown !== undefined }).data;
  const judgedHere = shown !== undefined && judgedNow?.language === language && judgedNow.source === source ? judgedNow : undefined;
  const marks = useMemo(
    () => [...tests.marks, ...namedLines(judgedHere?.compiler?.text ?? ""), ...marksOf(judgedHere?.readability?.remarks ?? [])],
    [tests.marks, judgedHere],
  );
  const choices = useLanguageChoices(languages, problem);

  return (
    <>
      <Workbench
        name="problem"
        start={0.44}
        className="lg:min-h-0 lg:flex-1"
        label={t.panes}
        pane={tab === "submissions" || shown !== undefined ? "submissions" : "statement"}
        onPane={(next) => void navigate({ search: next === "submissions" ? { tab: next } : {}, replace: true })}
        front={front}
        onFront={setFront}
        running={active !== undefined && active !== judging}
        panes={[
          {
            value: "statement",
            label: t.statement,
            content: <StatementPane problem={problem} language={language} onUse={usable ? asOwnInput : undefined} />,
          },
          {
            value: "submissions",
            label: t.submissions,
            content: (
              <div className="grid gap-4">
                <JudgingNote run={judging} problem={problem} />
                {judging.state.kind === "running" ? null : shown === undefined ? (
                  <SubmissionList problemId={problem.id} />
                ) : (
                  <SubmissionView
                    key={shown}
                    id={shown}
                    growthIsMeasured={problem.growth_is_measured}
                    onBack={() => void navigate({ search: { tab: "submissions" } })}
                    onTake={askTake}
                  />
                )}
              </div>
            ),
          },
        ]}
        code={(actions) => (
          <EditorPanel
            workspace={workspace}
            change={change}
            saved={draft.state}
            behind={draft.behind}
            starters={problem.starters}
            languages={choices}
            label={(name) => t.editor(name, problem.title)}
            marks={marks}
            actions={actions}
            alone
          />
        )}
        result={
          <TestPanel
            problem={problem}
            tests={tests}
            language={language}
            input={workspace.input}
            onInput={(text) => change((before) => ({ ...before, input: text }))}
          />
        }
        actions={
          <>
            <RunButton
              running={active !== undefined}
              waitS={waitS}
              variant="secondary"
              hint={tests.tab === "own" ? problemStrings.run.runOwn : problemStrings.run.runSamples}
              onRun={runTests}
              onStop={() => active?.stop()}
            />
            <SubmitButton disabled={!idle} onSubmit={() => void submit()} />
          </>
        }
        instead={
          usable ? undefined : (
            <Alert meaning="caution" title={t.unusable} className="self-start">
              {t.unusableBody}
            </Alert>
          )
        }
      />
      <Degraded sentences={languages.degraded} />
      <p role="status" className="sr-only">
        {heard}
      </p>
      <ConfirmDialog
        open={taking !== null}
        onOpenChange={(open) => !open && setTaking(null)}
        title={problemStrings.submission.takeTitle(languageOf(taking?.language ?? language).name)}
        description={problemStrings.submission.takeBody}
        confirmLabel={problemStrings.submission.take}
        onConfirm={() => taking && take(taking)}
      />
    </>
  );
}

/** While it is judged, and what kept it from being judged. */
function JudgingNote({ run, problem }: { run: ReturnType<typeof useRun<Submission>>; problem: Problem }) {
  const u = problemStrings.judging;
  // The list below says it when nothing has to be said.
  const note = useRef<HTMLDivElement>(null);
  const { kind } = run.state;
  useEffect(() => {
    if (kind === "running") note.current?.scrollIntoView({ block: "nearest" });
  }, [kind]);
  if (kind === "idle" || kind === "done") return null;
  return (
    <div ref={note} className="grid gap-1.5">
      <RunNote run={run} texts={u} />
      {kind === "running" && (
        <p className="text-14 text-ink-faint">
          {u.body(problem.hidden_cases)} {problem.growth_is_measured && `${u.growthBody} `}
          {u.leavingBody}
        </p>
      )}
    </div>
  );
}
