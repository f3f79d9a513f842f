import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { type Languages, type OwnRun, type Problem, type SamplesResult, type Verdict, api, queries } from "@/api";
import { checkSize } from "./limits";
import { namedLines, offered } from "./problems";
import type { LineMark } from "./line-marks";
import type { RunState } from "./run-state";
import { codingStrings } from "./strings";
import type { TestTab } from "./test-panel";
import { type Of, type Run, isOf, useRun } from "./use-run";
import { type Workspace, sourceOf } from "./workspace";

export interface Tests {
  tab: TestTab;
  setTab: (tab: TestTab) => void;
  samples: Run<Of<SamplesResult>>;
  own: Run<Of<OwnRun>>;
  /** Tries what is in the editor the way the tab says; null when nothing was started. */
  run: () => Promise<unknown> | null;
  /** What the program came to that is in the editor, as far as it was run. */
  tried: { samples?: Verdict; own?: Verdict };
  /** Lines that the newest result names, while the program is still the one that it is of. */
  marks: readonly LineMark[];
}

/** Test runs of the program in a workspace. `may`: nothing else is running. */
export function useTests(problem: Problem, workspace: Workspace, may: boolean): Tests {
  const [tab, setTab] = useState<TestTab>("samples");
  const samples = useRun<Of<SamplesResult>>();
  const own = useRun<Of<OwnRun>>();
  const { language, input } = workspace;
  const source = sourceOf(workspace, problem.starters);
  const limits = useQuery(queries.languages()).data?.items[0]?.limits;
  const busy = [samples, own].some((run) => run.state.kind === "running" || run.waitS > 0);

  const run = () => {
    if (!may || busy || problem.starters.length === 0) return null;
    const of = async <Result,>(ask: () => Promise<Result>) => {
      checkSize(limits, source, tab === "own" ? input : "");
      return { language, source, result: await ask() };
    };
    return tab === "own"
      ? own.start((signal) => of(() => api.tryInput(problem.id, { language, source, input }, signal)))
      : samples.start((signal) => of(() => api.trySamples(problem.id, { language, source }, signal)));
  };

  const newest = tab === "own" ? own.state : samples.state;
  const said = newest.kind === "done" && isOf(newest.result, workspace, problem.starters) ? errorsOf(newest.result.result) : "";
  const verdictOf = ({ state }: { state: RunState<Of<SamplesResult | OwnRun>> }) =>
    state.kind === "done" && isOf(state.result, workspace, problem.starters) ? state.result.result.verdict : undefined;
  const tried = { samples: verdictOf(samples), own: verdictOf(own) };
  return { tab, setTab, samples, own, run, tried, marks: useMemo(() => namedLines(said), [said]) };
}

/** Everything a result says of the author's own lines. */
function errorsOf(result: SamplesResult | OwnRun): string {
  const errors = "results" in result ? result.results.map((each) => each.stderr.text) : [result.stderr.text];
  return [result.compiler?.text ?? "", ...errors].join("\n");
}

/** The languages of a problem for the editor's choice. */
export function useLanguageChoices(languages: Languages, problem: Problem) {
  return useMemo(
    () =>
      offered(languages.items, problem.starters).map(({ id, name, ready }) => ({
        id,
        name,
        ready,
        hint: id === "typescript" ? codingStrings.editor.unchecked : undefined,
      })),
    [languages, problem.starters],
  );
}
