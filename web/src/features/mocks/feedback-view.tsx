import { MessageSquareText } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Advice, MockAnswer, MockFeedback, MockItem, MockSolution, ModelPart } from "@/api";
import { SubmissionView } from "@/coding/submission-view";
import { dateTime, duration } from "@/lib/format";
import { languageOf } from "@/lib/languages";
import { Alert, Card, InlineProse, Prose, ScoreRing, Spinner } from "@/ui";
import { Delivery } from "./delivery";
import { Dimensions } from "./dimensions";
import { feedbackStrings } from "./feedback-strings";
import { MarkedAnswer, Points } from "./points";
import { quoted } from "./spans";
import { strings } from "./strings";

const t = feedbackStrings;

/** Everything that was found in one answer. */
export function FeedbackView({ item, answer }: { item: MockItem; answer: MockAnswer }) {
  const { feedback } = answer;
  if (!feedback) {
    return (
      <div role="status" className="flex items-start gap-3 rounded-10 border border-line bg-surface p-5 shadow-card">
        <Spinner className="mt-0.5 text-accent-ink" />
        <div className="grid gap-0.5">
          <p className="font-medium">{strings.answer.kept}</p>
          <p className="text-14 text-ink-soft">{strings.answer.keptHint}</p>
        </div>
      </div>
    );
  }
  return <Read item={item} answer={answer} feedback={feedback} />;
}

function Read({ item, answer, feedback }: { item: MockItem; answer: MockAnswer; feedback: MockFeedback }) {
  const [at, setAt] = useState<number | null>(null);
  const own = useRef<HTMLElement>(null);
  useEffect(() => {
    if (at !== null) own.current?.querySelector(`mark[data-points~="${at + 1}"]`)?.scrollIntoView({ block: "center" });
  }, [at]);
  const { points, dimensions, delivery, engine } = feedback;
  const { work } = answer;
  return (
    <div className="grid min-w-0 gap-6">
      <Card>
        <div className="grid gap-6">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
            <ScoreRing value={feedback.score} label={t.score} />
            <div className="grid min-w-[14rem] flex-1 gap-1.5">
              <p className="text-16 font-medium text-pretty">{feedback.summary}</p>
              {feedback.hints_cost > 0 && <p className="text-14 text-ink-soft">{t.hintsCost(feedback.hints_cost)}</p>}
              <AnswerFacts answer={answer} />
            </div>
          </div>
          {feedback.held_down.length > 0 && (
            <Alert meaning="caution" title={t.heldDown}>
              <ul className="list-disc pl-5">
                {feedback.held_down.map((why) => (
                  <li key={why}>{why}</li>
                ))}
              </ul>
            </Alert>
          )}
          {dimensions.length > 0 && (
            <section aria-label={t.dimensions.title} className="grid gap-3">
              <h2 className="text-16 font-semibold">{t.dimensions.title}</h2>
              <Dimensions dimensions={dimensions} />
            </section>
          )}
        </div>
      </Card>
      {(work.text.trim() !== "" || points.length > 0) && (
        <section ref={own} aria-label={t.answer.title} className="rounded-10 border border-line bg-surface p-6 shadow-card max-sm:p-4">
          <div className="grid gap-3">
            <h2 className="text-16 font-semibold">{t.answer.title}</h2>
            {work.text.trim() === "" ? <p className="text-14 text-ink-faint">{t.answer.none}</p> : <MarkedAnswer text={work.text} points={points} at={at} />}
          </div>
          {points.length > 0 && (
            <div className="mt-6 grid gap-4 border-t border-line pt-5">
              <div>
                <h2 className="text-16 font-semibold">{t.points.title}</h2>
                <p className="text-14 text-ink-faint">{t.points.hint}</p>
              </div>
              <Points points={points} text={work.text} at={at} onShow={setAt} />
            </div>
          )}
        </section>
      )}
      {answer.submission_id && (
        <Card title={t.answer.program(languageOf(work.language ?? "").name)}>
          <SubmissionView id={answer.submission_id} growthIsMeasured={dimensions.some(({ dimension }) => dimension === "time_growth")} />
        </Card>
      )}
      {(feedback.advice.length > 0 || delivery) && (
        <Card>
          <div className="grid gap-6">
            {(feedback.advice.length > 0 || feedback.score >= GOOD) && <Suggestions advice={feedback.advice} text={work.text} />}
            {delivery && <Delivery facts={delivery} mode={work.mode} />}
          </div>
        </Card>
      )}
      {feedback.model_part && <ModelReading part={feedback.model_part} text={work.text} />}
      {item.solution && <Solution solution={item.solution} />}
      {engine && (
        <p className="text-12 text-ink-faint">{t.engine(t.engines[engine.name] ?? engine.name, engine.version, Math.round(engine.confidence * 100))}</p>
      )}
    </div>
  );
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

/** From here on an answer may be left without a suggestion. */
const GOOD = 70;

/** B-15: suggestions with the words or lines that they are about. */
function Suggestions({ advice, text }: { advice: readonly Advice[]; text: string }) {
  return (
    <section aria-label={t.advice.title} className="grid gap-3">
      <h2 className="text-16 font-semibold">{t.advice.title}</h2>
      {advice.length === 0 ? (
        <p className="text-14 text-ink-soft">{t.advice.none}</p>
      ) : (
        <ul className="grid gap-2">
          {advice.map((each, index) => (
            <li key={index} className="flex items-start gap-3 text-14">
              <MessageSquareText className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
              <span className="grid gap-0.5">
                {each.lines && <span className="tabular text-12 font-medium text-caution-ink">{t.advice.lines(...lines(each.lines))}</span>}
                {each.span && <q className="text-ink-soft">{quoted(text, each.span)}</q>}
                <span>
                  <InlineProse markdown={each.message} />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const lines = (range: readonly unknown[]): [number, number] => [Number(range[0]), Number(range[1])];

function ModelReading({ part, text }: { part: ModelPart; text: string }) {
  const [at, setAt] = useState<number | null>(null);
  return (
    <Card title={t.model.title}>
      <div role="status">
        {part.state === "waiting" && (
          <p className="flex items-center gap-2.5 text-14 text-ink-soft">
            <Spinner className="text-accent-ink" />
            {t.model.waiting}
          </p>
        )}
        {part.state === "failed" && (
          <Alert meaning="info" title={t.model.failed}>
            {part.why}
          </Alert>
        )}
      </div>
      {part.state === "ready" && (
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center gap-5">
            <ScoreRing size="sm" value={part.score} label={t.model.title} />
            <p className="min-w-[14rem] flex-1 wrap-anywhere">{part.summary}</p>
          </div>
          {part.points.length > 0 && (
            <>
              <MarkedAnswer text={text} points={part.points} at={at} />
              <Points points={part.points} text={text} at={at} onShow={setAt} />
            </>
          )}
          {part.follow_up !== "" && (
            <p className="text-14 wrap-anywhere text-ink-soft">
              <span className="font-medium text-ink">{t.model.followUp}</span> {part.follow_up}
            </p>
          )}
          <p className="text-14 text-ink-faint">{t.model.by(part.model)}</p>
        </div>
      )}
    </Card>
  );
}

/** What may be known once a question is done. */
export function Solution({ solution }: { solution: MockSolution }) {
  return (
    <Card title={t.solution.title}>
      <div className="grid gap-4">
        {solution.model_answer.trim() === "" ? (
          <p className="text-14 text-ink-soft">{t.solution.none}</p>
        ) : (
          <Prose markdown={solution.model_answer} headings="h3" className="max-w-[46rem] leading-relaxed" />
        )}
        {solution.follow_ups.length > 0 && (
          <section aria-label={t.solution.followUps} className="grid gap-1.5">
            <h3 className="text-14 font-semibold">{t.solution.followUps}</h3>
            <ul className="grid list-disc gap-1 pl-5 text-ink-soft">
              {solution.follow_ups.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Card>
  );
}

