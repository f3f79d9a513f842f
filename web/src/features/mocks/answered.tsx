import { RotateCcw } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { MockAnswer, MockItem, MockSession } from "@/api";
import { Alert, Button, Segmented } from "@/ui";
import { CodingQuestion } from "./coding-question";
import { Compare } from "./compare";
import { feedbackStrings } from "./feedback-strings";
import { FeedbackView, Solution } from "./feedback-view";
import { Prompt, PromptTags } from "./prompt";
import { useHandIn } from "./use-hand-in";
import { type Keepers, useWork } from "./use-work";
import { WordsQuestion } from "./words-question";

const t = feedbackStrings.retry;

export interface DoneProps {
  session: MockSession;
  item: MockItem;
  keepers: Keepers;
  /** Where to go from here; not while it is tried again. */
  onward: ReactNode;
}

/** A question that is answered or skipped: what was found, and another try beside it. */
export function DoneQuestion({ session, item, keepers, onward }: DoneProps) {
  const [trying, setTrying] = useState(false);
  const newest = item.answers.at(-1);
  const [shown, setShown] = useState<number | null>(null);
  const answer = item.answers.find((each) => each.attempt === shown) ?? newest;
  const mayTry = session.ended_at_ms != null || item.state === "answered";
  const next = (newest?.attempt ?? 0) + 1;
  const keptDraft = item.draft != null && (item.draft.work.text.trim() !== "" || Boolean(item.draft.work.source?.trim()));
  if (trying) {
    return (
      <Retry
        key={next}
        session={session}
        item={item}
        keepers={keepers}
        attempt={next}
        onDone={() => {
          setTrying(false);
          setShown(null);
        }}
      />
    );
  }
  const older = before(item.answers, answer);
  return (
    <div className="grid gap-6">
      <div className="grid gap-4">
        {item.question.problem_id ? (
          <section aria-label={item.question.title ?? ""} className="grid gap-3">
            <PromptTags item={item} />
            <h2 className="text-20 font-semibold">{item.question.title}</h2>
          </section>
        ) : (
          <Prompt item={item} />
        )}
        {mayTry && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button size="sm" icon={<RotateCcw aria-hidden />} onClick={() => setTrying(true)}>
              {t.again}
            </Button>
            <p className="text-14 text-ink-faint">{t.againHint}</p>
          </div>
        )}
      </div>
      {keptDraft && mayTry && <Alert meaning="info" title={t.keptDraft} />}
      {item.answers.length > 1 && answer && (
        <div className="flex flex-wrap items-center gap-3">
          <Segmented
            label={t.compareWith}
            value={String(answer.attempt)}
            onChange={(attempt) => setShown(Number(attempt))}
            options={item.answers.map((each) => ({ value: String(each.attempt), label: t.attempt(each.attempt) }))}
            className="max-w-full overflow-x-auto"
          />
        </div>
      )}
      {answer && session.ended_at_ms != null && answer.answered_at_ms > session.ended_at_ms && (
        <Alert meaning="info" title={t.late}>
          {t.lateBody}
        </Alert>
      )}
      {older && answer && <Compare item={item} attempts={[older, answer]} />}
      {answer ? (
        <FeedbackView key={answer.attempt} item={item} answer={answer} />
      ) : (
        <>
          <Alert meaning="info" title={feedbackStrings.skipped.title}>
            {mayTry ? feedbackStrings.skipped.body : `${feedbackStrings.skipped.bodyOpen} ${feedbackStrings.skipped.retryLater}`}
          </Alert>
          {item.solution && <Solution solution={item.solution} />}
        </>
      )}
      {onward}
    </div>
  );
}

/** What an attempt is shown beside: the one before it. */
function before(answers: readonly MockAnswer[], answer: MockAnswer | undefined): MockAnswer | null {
  if (!answer?.feedback) return null;
  return answers[answers.indexOf(answer) - 1] ?? null;
}

function Retry({ session, item, keepers, attempt, onDone }: Omit<DoneProps, "onward"> & { attempt: number; onDone: () => void }) {
  const working = useWork(keepers, session.id, item, attempt, true);
  const handIn = useHandIn(session.id, item.position, attempt, working, onDone);
  const back = (
    <Button variant="ghost" disabled={handIn.run.state.kind === "running"} onClick={onDone}>
      {t.cancel}
    </Button>
  );
  const Question = item.question.problem_id ? CodingQuestion : WordsQuestion;
  return <Question session={session} item={item} working={working} handIn={handIn} back={back} />;
}
