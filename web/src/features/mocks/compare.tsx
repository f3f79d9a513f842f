import type { MockAnswer, MockItem, PointFeedback } from "@/api";
import { score } from "@/lib/format";
import { languageOf } from "@/lib/languages";
import { Card, ScoreRing, Table, Td, Th } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { AnswerFacts } from "./feedback-view";
import { MarkedAnswer, PointChip } from "./points";

const t = feedbackStrings.retry;

/** Two attempts at one question, the older on the left. */
export function Compare({ item, attempts }: { item: MockItem; attempts: readonly [MockAnswer, MockAnswer] }) {
  const [before, after] = attempts;
  return (
    <Card title={t.compare}>
      <div className="grid gap-6">
        <div className="grid items-start gap-6 md:grid-cols-2">
          <Side item={item} answer={before} />
          <Side item={item} answer={after} since={before} />
        </div>
        <PointTable before={before} after={after} />
      </div>
    </Card>
  );
}

function Side({ item, answer, since }: { item: MockItem; answer: MockAnswer; since?: MockAnswer }) {
  const { feedback, work } = answer;
  const change = feedback && since?.feedback ? Math.round(feedback.score) - Math.round(since.feedback.score) : null;
  return (
    <section aria-label={t.attempt(answer.attempt)} className="grid min-w-0 content-start gap-3 rounded-10 border border-line p-4">
      <header className="flex flex-wrap items-center gap-4">
        {feedback && <ScoreRing size="sm" value={feedback.score} label={t.attempt(answer.attempt)} />}
        <div className="grid gap-0.5">
          <h3 className="font-medium">
            {t.attempt(answer.attempt)}
            {change !== null && <span className="tabular ml-2 text-14 font-normal text-ink-soft">{change === 0 ? t.same : t.better(change)}</span>}
          </h3>
          <AnswerFacts answer={answer} />
        </div>
      </header>
      {feedback && (
        <dl className="grid gap-1 text-14">
          {feedback.dimensions.map(({ dimension, score: value }) => (
            <div key={dimension} className="flex justify-between gap-4 border-b border-line py-1 last:border-0">
              <dt className="text-ink-soft">{feedbackStrings.dimensions[dimension]}</dt>
              <dd className="tabular font-medium">{typeof value === "number" ? score(value) : feedbackStrings.none}</dd>
            </div>
          ))}
        </dl>
      )}
      {work.text.trim() !== "" && <MarkedAnswer text={work.text} points={feedback?.points ?? []} at={null} />}
      {item.question.problem_id && work.source && (
        <div className="grid min-w-0 gap-1">
          <h4 className="text-12 font-medium text-ink-faint">{feedbackStrings.answer.program(languageOf(work.language ?? "").name)}</h4>
          <pre tabIndex={0} className="max-h-80 overflow-auto rounded-8 border border-line bg-sunken px-3 py-2 font-mono text-12 leading-5">
            {work.source}
          </pre>
        </div>
      )}
    </section>
  );
}

function PointTable({ before, after }: { before: MockAnswer; after: MockAnswer }) {
  const old = before.feedback?.points ?? [];
  const now = after.feedback?.points ?? [];
  const labels = [...new Set([...old, ...now].map((point) => point.label))];
  if (labels.length === 0) return null;
  const chip = (points: readonly PointFeedback[], label: string) => {
    const point = points.find((each) => each.label === label);
    return point ? <PointChip verdict={point.verdict} /> : feedbackStrings.none;
  };
  return (
    <Table
      caption={t.pointsTable}
      head={
        <>
          <Th className="pl-0!">{t.point}</Th>
          <Th>{t.attempt(before.attempt)}</Th>
          <Th>{t.attempt(after.attempt)}</Th>
        </>
      }
    >
      {labels.map((label) => (
        <tr key={label}>
          <Td className="pl-0!">{label}</Td>
          <Td>{chip(old, label)}</Td>
          <Td>{chip(now, label)}</Td>
        </tr>
      ))}
    </Table>
  );
}
