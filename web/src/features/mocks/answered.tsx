import { RotateCcw } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { MockAnswer, MockItem, MockSession } from "@/api";
import { Alert, Button, Segmented, cx } from "@/ui";
import { CodingQuestion } from "./coding-question";
import { Compare } from "./compare";
import { feedbackStrings } from "./feedback-strings";
import { FeedbackView } from "./feedback-view";
import { PromptNotes, PromptTags } from "./prompt";
import { Solution } from "./solution";
import { strings } from "./strings";
import { useHandIn } from "./use-hand-in";
import { type Keepers, useWork } from "./use-work";
import { WordsQuestion } from "./words-question";
import { isWritten } from "./work";

const t = feedbackStrings.retry;

export interface DoneProps {
  session: MockSession;
  item: MockItem;
  keepers: Keepers;
  /** Which attempt is looked at first; without one the newest. */
  attempt?: number | undefined;
  /** The bar that leads on, with another try beside it; not while it is tried again. */
  onward: (again: ReactNode) => ReactNode;
}

/** A question that is answered or skipped: what was found, and another try beside it. */
export function DoneQuestion({ session, item, keepers, attempt, onward }: DoneProps) {
  /** The attempt that is written; the answer to it may be known here before the request for it returns. */
  const [trying, setTrying] = useState<number | null>(null);
  const newest = item.answers.at(-1);
  const [shown, setShown] = useState<number | null>(attempt ?? null);
  const answer = item.answers.find((each) => each.attempt === shown) ?? newest;
  const mayTry = session.ended_at_ms != null || item.state === "answered";
  const next = (newest?.attempt ?? 0) + 1;
  const keptDraft = item.draft != null && isWritten(item.draft.work);
  if (trying !== null) {
    return (
      <Retry
        key={trying}
        session={session}
        item={item}
        keepers={keepers}
        attempt={trying}
        onDone={() => {
          setTrying(null);
          setShown(null);
        }}
        onTaken={() => setTrying(trying + 1)}
      />
    );
  }
  const older = before(item.answers, answer);
  const question = <AskedQuestion item={item} />;
  const ended = session.ended_at_ms != null;
  const again = mayTry && (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button size={ended ? "sm" : "md"} icon={<RotateCcw aria-hidden />} onClick={() => setTrying(next)}>
        {t.again}
      </Button>
      <p className={cx("text-14 text-ink-faint", !ended && "max-sm:sr-only")}>{t.againHint}</p>
    </div>
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      {((ended && again) || item.answers.length > 1) && (
        <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2">
          {item.answers.length > 1 && answer && (
            <Segmented
              label={t.attempts}
              value={String(answer.attempt)}
              onChange={(attempt) => setShown(Number(attempt))}
              options={item.answers.map((each) => ({ value: String(each.attempt), label: t.attempt(each.attempt) }))}
              className="max-w-full overflow-x-auto"
            />
          )}
          {ended && again}
        </div>
      )}
      {keptDraft && mayTry && <Alert meaning="info" title={t.keptDraft} />}
      {answer && session.ended_at_ms != null && answer.answered_at_ms > session.ended_at_ms && (
        <Alert meaning="info" title={t.late}>
          {t.lateBody}
        </Alert>
      )}
      {answer ? (
        <>
          {older && <Compare key={`compare-${answer.attempt}`} item={item} attempts={[older, answer]} />}
          <FeedbackView key={answer.attempt} item={item} answer={answer} question={question} />
        </>
      ) : (
        <>
          {question}
          <Alert meaning="info" title={feedbackStrings.skipped.title}>
            {mayTry ? feedbackStrings.skipped.body : `${feedbackStrings.skipped.bodyOpen} ${feedbackStrings.skipped.retryLater}`}
          </Alert>
          {item.solution && <Solution solution={item.solution} />}
        </>
      )}
      {onward(again)}
    </div>
  );
}

/** Where it is worth folding a question on a phone, in characters. */
const LONG = 200;

/** What was asked, smaller than while it is answered: the answer and its score are to be seen beside it. */
function AskedQuestion({ item }: { item: MockItem }) {
  const [whole, setWhole] = useState(false);
  const { question, position } = item;
  const isLong = question.prompt.length > LONG;
  return (
    <section aria-label={strings.session.question(position)} className="grid gap-2">
      <PromptTags item={item} />
      {question.problem_id ? (
        <h2 className="text-20 font-semibold">{question.title}</h2>
      ) : (
        <>
          <p className={cx("max-w-[46rem] text-pretty whitespace-pre-wrap", isLong && !whole && "max-sm:line-clamp-4")}>{question.prompt}</p>
          {isLong && (
            <button
              type="button"
              aria-expanded={whole}
              onClick={() => setWhole(!whole)}
              className="min-h-11 justify-self-start rounded-4 text-14 font-medium text-accent-ink sm:hidden"
            >
              {whole ? t.questionLess : t.questionMore}
            </button>
          )}
          <PromptNotes item={item} />
        </>
      )}
    </section>
  );
}

/** What an attempt is shown beside: the one before it. */
function before(answers: readonly MockAnswer[], answer: MockAnswer | undefined): MockAnswer | null {
  if (!answer?.feedback) return null;
  return answers[answers.indexOf(answer) - 1] ?? null;
}

interface RetryProps extends Omit<DoneProps, "onward" | "attempt"> {
  attempt: number;
  onDone: () => void;
  /** Another window handed in this attempt. */
  onTaken: () => void;
}

function Retry({ session, item, keepers, attempt, onDone, onTaken }: RetryProps) {
  const working = useWork(keepers, session.id, item, attempt, true);
  const handIn = useHandIn(session.id, item.position, attempt, working, onDone, onTaken);
  const back = (
    <Button variant="ghost" disabled={handIn.run.state.kind === "running"} onClick={onDone}>
      {t.cancel}
    </Button>
  );
  const Question = item.question.problem_id ? CodingQuestion : WordsQuestion;
  return <Question session={session} item={item} working={working} handIn={handIn} back={back} />;
}
