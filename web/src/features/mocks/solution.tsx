import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type MockProgram, type MockSolution, queries } from "@/api";
import { SourceText } from "@/coding/remarks";
import { StatementPane } from "@/coding/statement-pane";
import { languageOf } from "@/lib/languages";
import { ErrorState, Prose, Segmented, Skeleton, SkeletonRegion } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { Fold, type FoldProps, OwnFold } from "./fold";

const t = feedbackStrings.solution;

export function ModelAnswer({ markdown, ...fold }: { markdown: string } & Pick<FoldProps, "id" | "open" | "onToggle">) {
  return (
    <Fold title={t.title} {...fold}>
      <Prose markdown={markdown} headings="h3" className="max-w-[46rem] leading-relaxed" />
    </Fold>
  );
}

export function NoModelAnswer() {
  return (
    <OwnFold title={t.title}>
      <p className="text-14 text-ink-soft">{t.none}</p>
    </OwnFold>
  );
}

/** Right programs, the one in the language of the answer first. */
export function Programs({ programs, language }: { programs: readonly MockProgram[]; language?: string | null }) {
  const [chosen, setChosen] = useState(language);
  const shown = programs.find((each) => each.language === chosen) ?? programs[0];
  if (!shown) return null;
  return (
    <OwnFold title={t.programs}>
      <div className="grid gap-3">
        {programs.length > 1 && (
          <Segmented
            label={t.language}
            value={shown.language}
            onChange={setChosen}
            options={programs.map((each) => ({ value: each.language, label: languageOf(each.language).name }))}
            className="max-w-full overflow-x-auto"
          />
        )}
        <SourceText label={t.programIn(languageOf(shown.language).name)} text={shown.source} remarks={[]} at={null} />
      </div>
    </OwnFold>
  );
}

/** What was asked for, to be read beside what was found. */
export function ProblemAsked({ id, language }: { id: string; language?: string | null }) {
  return (
    <OwnFold title={t.problem}>
      <Statement id={id} language={language ?? ""} />
    </OwnFold>
  );
}

function Statement({ id, language }: { id: string; language: string }) {
  const query = useQuery(queries.problem(id));
  if (query.data) return <StatementPane problem={query.data} language={language} />;
  if (query.isError) return <ErrorState title={t.problemFailed} error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} />;
  return (
    <SkeletonRegion label={t.problemLoading} className="grid gap-3">
      <Skeleton className="h-5 w-64 max-w-full" />
      <Skeleton className="h-40" />
    </SkeletonRegion>
  );
}

export function FollowUps({ questions }: { questions: readonly string[] }) {
  return (
    <OwnFold title={t.followUps}>
      <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </OwnFold>
  );
}

/** What may be known once a question is done: all there is of one that was skipped. */
export function Solution({ solution }: { solution: MockSolution }) {
  return (
    <div className="grid gap-3">
      {solution.model_answer.trim() === "" ? (
        <NoModelAnswer />
      ) : (
        <OwnFold title={t.title} startsOpen>
          <Prose markdown={solution.model_answer} headings="h3" className="max-w-[46rem] leading-relaxed" />
        </OwnFold>
      )}
      <Programs programs={solution.programs} />
      {solution.follow_ups.length > 0 && <FollowUps questions={solution.follow_ups} />}
    </div>
  );
}
