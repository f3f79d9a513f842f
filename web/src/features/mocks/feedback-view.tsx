import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { flushSync } from "react-dom";
import { type MockAnswer, type MockFeedback, type MockItem, type Submission, queries } from "@/api";
import { SubmissionView } from "@/coding/submission-view";
import { dateTime, duration } from "@/lib/format";
import { languageOf } from "@/lib/languages";
import { useMedia } from "@/lib/media-query";
import { Alert, Badge, Card, InlineProse, ScoreRing, Spinner, VerdictChip, cx } from "@/ui";
import { Delivery } from "./delivery";
import { Dimensions } from "./dimensions";
import { feedbackStrings } from "./feedback-strings";
import { Fold, OwnFold, useRoom } from "./fold";
import { counts, made, reasons } from "./gaps";
import { HowScored } from "./how-scored";
import { ModelReading } from "./model-reading";
import { MarkedAnswer, Points } from "./points";
import { goTo, usePointing } from "./pointing";
import { FollowUps, ModelAnswer, NoModelAnswer, ProblemAsked, Programs } from "./solution";
import { strings } from "./strings";
import { Suggestions } from "./suggestions";

const t = feedbackStrings;

/** An answer of so many characters is worth showing even where there is one column. */
const SHORT = 600;

export interface FeedbackProps {
  item: MockItem;
  answer: MockAnswer;
  /** What was asked, where it is not told elsewhere on the page. */
  question?: ReactNode;
}

/** Everything that was found in one answer. */
export function FeedbackView(props: FeedbackProps) {
  const { feedback } = props.answer;
  if (feedback) return <Read {...props} feedback={feedback} />;
  return (
    <div className="grid gap-4">
      {props.question}
      <div role="status" className="flex items-start gap-3 rounded-10 border border-line bg-surface p-5 shadow-card">
        <Spinner className="mt-0.5 text-accent-ink" />
        <div className="grid gap-0.5">
          <p className="font-medium">{strings.answer.kept}</p>
          <p className="text-14 text-ink-soft">{strings.answer.keptHint}</p>
        </div>
      </div>
    </div>
  );
}

/** The answer on one side; its score, points and suggestions on the other, which come first where there is one column. */
function Read({ item, answer, feedback, question }: FeedbackProps & { feedback: MockFeedback }) {
  const room = useRoom();
  const beside = useMedia("(width >= 80rem)");
  const modelId = useId();
  const { points, delivery, dimensions } = feedback;
  const { work } = answer;
  const submission = useSubmission(answer);
  const hasWords = work.text.trim() !== "";
  const isCoding = item.question.problem_id != null;
  const [answerOpen, setAnswerOpen] = useState(room || work.text.length <= SHORT);
  const [modelOpen, setModelOpen] = useState(room && counts(points).missing === points.length && !isCoding);
  const pointing = usePointing(points, () => setAnswerOpen(true));
  const showModel = () => {
    flushSync(() => setModelOpen(true));
    goTo(document.getElementById(modelId)?.querySelector("summary"), "start");
  };
  const model = item.solution?.model_answer.trim() ?? "";
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4 xl:grid-cols-[minmax(0,1fr)_23.5rem] xl:grid-rows-[auto_1fr] xl:gap-x-6">
      {question !== undefined && <div className="min-w-0">{question}</div>}
      <div className={cx("grid min-w-0 content-start gap-4 xl:col-start-2 xl:row-start-1", question !== undefined && "xl:row-span-2")}>
        <Score answer={answer} feedback={feedback} submission={submission} isCoding={isCoding} />
        {points.length > 0 && (
          <Card title={t.points.title} padding="sm">
            <Points points={points} text={beside ? undefined : work.text} pointing={pointing} />
          </Card>
        )}
        <Suggestions feedback={feedback} text={work.text} isTooSlow={submission?.verdict === "time_limit"} onModel={model === "" ? null : showModel} />
      </div>
      <div className={cx("grid min-w-0 content-start gap-3 xl:col-start-1", question === undefined ? "xl:row-start-1" : "xl:row-start-2")}>
        {(hasWords || !isCoding) && (
          <Fold title={isCoding ? t.answer.explanation : t.answer.title} open={answerOpen} onToggle={setAnswerOpen}>
            {hasWords ? <MarkedAnswer text={work.text} points={points} pointing={pointing} /> : <p className="text-14 text-ink-faint">{t.answer.none}</p>}
          </Fold>
        )}
        {answer.submission_id && <Program id={answer.submission_id} answer={answer} submission={submission} feedback={feedback} />}
        {model !== "" && <ModelAnswer id={modelId} markdown={model} open={modelOpen} onToggle={setModelOpen} />}
        {item.solution && model === "" && <NoModelAnswer />}
        {item.solution && <Programs programs={item.solution.programs} language={work.language} />}
        {item.question.problem_id && <ProblemAsked id={item.question.problem_id} language={work.language} />}
        {feedback.model_part && <ModelReading part={feedback.model_part} text={work.text} />}
        {delivery && (
          <OwnFold title={t.delivery.title} aside={<Badge tone="outline">{t.delivery.advice}</Badge>}>
            <Delivery facts={delivery} mode={work.mode} />
          </OwnFold>
        )}
        {item.solution && item.solution.follow_ups.length > 0 && <FollowUps questions={item.solution.follow_ups} />}
        {dimensions.length === 0 && feedback.engine && <HowScored feedback={feedback} isCoding={isCoding} />}
      </div>
    </div>
  );
}

interface Parts {
  answer: MockAnswer;
  feedback: MockFeedback;
  submission: Submission | undefined;
}

const useSubmission = ({ submission_id }: MockAnswer) =>
  useQuery({ ...queries.submission(submission_id ?? ""), enabled: submission_id != null }).data;

function Score({ answer, feedback, submission, isCoding }: Parts & { isCoding: boolean }) {
  const { dimensions, hints_cost, score } = feedback;
  const held = reasons(feedback);
  return (
    <Card padding="sm">
      <div className="grid gap-4">
        <div className="flex items-center gap-4">
          <ScoreRing size="sm" value={score} label={t.score} />
          <div className="grid min-w-0 flex-1 gap-1">
            <p className="font-medium text-pretty">
              <InlineProse markdown={summaryOf(feedback, submission)} />
            </p>
            {hints_cost > 0 && <p className="text-14 text-ink-soft">{t.hintsCost(hints_cost)}</p>}
            <AnswerFacts answer={answer} />
          </div>
        </div>
        {held.length > 0 && (
          <Alert meaning="info" title={t.heldDown}>
            <ul className={held.length > 1 ? "list-disc pl-5" : undefined}>
              {held.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </Alert>
        )}
        {dimensions.length > 0 && (
          <section aria-label={t.dimensions.title} className="grid gap-3 border-t border-line pt-4">
            <Dimensions dimensions={dimensions} />
            <HowScored feedback={feedback} isCoding={isCoding} />
          </section>
        )}
      </div>
    </Card>
  );
}

/** One line: the program, then the key points. */
export function summaryOf({ points, dimensions, summary }: MockFeedback, submission: Submission | undefined): string {
  const found = counts(points);
  const p = t.program;
  const program =
    submission === undefined || submission.results.length === 0
      ? dimensions.find(({ dimension }) => dimension === "correctness")?.why
      : (submission.verdict === "time_limit" ? p.tooSlow : p.passed)(submission.passed, submission.cases);
  if (points.length === 0) return submission?.verdict === "time_limit" ? `${program} ${summary}` : summary;
  const best = points.filter(({ verdict }) => verdict === "met").sort((a, b) => b.weight - a.weight)[0];
  const sentences = [program, submission && alsoWrong(submission), made(found), best && found.met < points.length && t.points.strongest(best.label)];
  return sentences.filter(Boolean).join(" ");
}

/** A time limit says nothing of the cases that gave a wrong result. */
function alsoWrong({ verdict, results }: Submission): string | false {
  const wrong = results.filter((each) => each.verdict !== "accepted" && each.verdict !== "time_limit").length;
  return verdict === "time_limit" && wrong > 0 && t.program.alsoWrong(wrong);
}

/** How an answer came about, in a line. */
export function AnswerFacts({ answer }: { answer: MockAnswer }) {
  const { work } = answer;
  const facts = [
    work.text.trim() !== "" && (work.mode === "voice" ? t.answer.voice : t.answer.typed),
    t.answer.spent(duration(work.spent_ms)),
    answer.hints > 0 && t.answer.hints(answer.hints),
    t.answer.at(dateTime(answer.answered_at_ms)),
  ];
  return <p className="tabular text-14 text-ink-faint">{facts.filter(Boolean).join(" · ")}</p>;
}

/** What is wrong with a program is to be seen at once where there is room; a right one is read by who wants to. */
function Program({ id, answer, submission, feedback }: Parts & { id: string }) {
  const room = useRoom();
  const correctness = feedback.dimensions.find(({ dimension }) => dimension === "correctness")?.score;
  return (
    <OwnFold
      title={t.program.title(languageOf(answer.work.language ?? "").name)}
      startsOpen={room && correctness !== 100}
      aside={
        submission && (
          <span className="group-open/fold:hidden">
            <VerdictChip verdict={submission.verdict} of="judging" />
          </span>
        )
      }
    >
      <SubmissionView id={id} growthIsMeasured={feedback.dimensions.some(({ dimension }) => dimension === "time_growth")} />
    </OwnFold>
  );
}
