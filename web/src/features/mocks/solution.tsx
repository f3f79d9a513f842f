import type { MockSolution } from "@/api";
import { Prose } from "@/ui";
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
      {solution.follow_ups.length > 0 && <FollowUps questions={solution.follow_ups} />}
    </div>
  );
}
