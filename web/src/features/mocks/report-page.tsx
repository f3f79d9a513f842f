import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { ArrowLeft, ArrowRight, ChevronRight } from "lucide-react";
import { useState } from "react";
import { type MockItem, type MockReport, type MockSession, type PracticeNext, type PointVerdict, queries } from "@/api";
import { date, duration, score } from "@/lib/format";
import { usePageTitle } from "@/lib/title";
import { topicName } from "@/lib/topics";
import { Alert, Button, Card, InlineProse, PageHeader, ScoreRing, cx } from "@/ui";
import { Dimensions } from "./dimensions";
import { feedbackStrings } from "./feedback-strings";
import { counted } from "./gaps";
import { FeedbackView } from "./feedback-view";
import { SkillList } from "./hub-page";
import { KindIcon } from "./kinds";
import { PointChip } from "./points";
import { GoesOn } from "./question-page";
import { isToCome, retried, verdict, why } from "./report-words";
import { SessionLoader, stillRead } from "./session-loader";
import { Solution } from "./solution";
import { strings } from "./strings";

const t = feedbackStrings.report;
const route = getRouteApi("/student/interviews/$mockId/report");
const LOOK_MS = 4_000;

/** What an interview came to. */
export function ReportPage() {
  const { mockId } = route.useParams();
  const query = useQuery({
    ...queries.mock(mockId),
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data && stillRead(state.data) ? LOOK_MS : false),
  });
  usePageTitle(query.data ? `${t.title}: ${query.data.role_title}` : t.title);
  return <SessionLoader query={query}>{(session) => <Loaded session={session} />}</SessionLoader>;
}

function Loaded({ session }: { session: MockSession }) {
  const { report } = session;
  const topic = session.topic ? `, ${topicName(session.topic)}` : "";
  return (
    <article className="grid gap-8">
      <PageHeader
        title={t.title}
        lead={
          <>
            {t.lead(session.role_title, strings.tier[session.tier])}
            {topic}
            {session.ended_at_ms != null && <span className="text-ink-faint"> · {t.ended(date(session.ended_at_ms))}</span>}
          </>
        }
        over={
          <Link to="/interviews" className="inline-flex items-center gap-1.5 rounded-4 hover:text-ink pointer-coarse:min-h-11">
            <ArrowLeft className="size-4" aria-hidden />
            {t.back}
          </Link>
        }
        actions={
          report && (
            <Button asChild>
              <Link to="/interviews" search={{ role: session.role, tier: session.tier }}>
                {t.again}
              </Link>
            </Button>
          )
        }
      />
      {report ? <Report session={session} report={report} /> : <GoesOn session={session} />}
    </article>
  );
}

function Report({ session, report }: { session: MockSession; report: MockReport }) {
  const toCome = isToCome(session.items);
  const answered = session.items.filter((item) => item.state === "answered").length;
  return (
    <>
      {stillRead(session) && <Alert meaning="info" title={t.reading} live />}
      <div className="grid gap-4">
        <Card>
          {typeof report.score === "number" ? (
            <div className="flex items-center gap-5">
              <ScoreRing value={report.score} label={t.total} size="sm" />
              <div className="grid min-w-0 flex-1 gap-1">
                <p className="text-20 font-medium text-pretty max-sm:text-16">{verdict(session.items)}</p>
                <p className="tabular text-14 text-ink-faint">
                  {t.totalWhy(answered, session.items.length, score(report.answered_score ?? 0))} {t.spent}: {duration(report.spent_ms)}.
                </p>
              </div>
            </div>
          ) : (
            <p className="text-ink-soft">{toCome ? t.beingRead : t.noScore}</p>
          )}
        </Card>
        {report.dimensions.length > 0 && (
          <div className="grid gap-4 lg:grid-cols-[repeat(auto-fit,minmax(24rem,1fr))]">
            <Card title={t.restsOn}>
              <div className="grid gap-5">
                <Dimensions dimensions={report.dimensions} />
                <PointCounts report={report} />
              </div>
            </Card>
            {report.skills.length > 0 && (
              <Card title={t.skills} hint={t.skillsHint}>
                <SkillList skills={report.skills} />
              </Card>
            )}
          </div>
        )}
        <Card title={t.practice} hint={report.practice.length > 1 ? t.practiceHint : undefined} padding="none">
          {report.practice.length === 0 ? (
            <p className="px-6 pb-5 text-14 text-ink-soft max-sm:px-4">{toCome ? t.practiceToCome : t.practiceNone(report.partial + report.missing + report.doubtful + report.wrong)}</p>
          ) : (
            <ol>
              {report.practice.map((next, index) => (
                <Practice key={next.topic} session={session} next={next} place={index + 1} />
              ))}
            </ol>
          )}
        </Card>
      </div>
      <section aria-labelledby="questions" className="grid gap-3">
        <h2 id="questions" className="text-20 font-semibold">
          {t.questions}
        </h2>
        <ul className="grid gap-3">
          {session.items.map((item) => (
            <Answered key={item.position} session={session} item={item} />
          ))}
        </ul>
      </section>
    </>
  );
}

const SHARES: Record<PointVerdict, string> = { met: "bg-good", partial: "bg-caution", wrong: "bg-danger", doubtful: "bg-info", missing: "bg-line-strong" };

function PointCounts({ report }: { report: MockReport }) {
  const { met, partial, missing, doubtful, wrong } = report;
  const all = met + partial + missing + doubtful + wrong;
  if (all === 0) return <p className="text-14 text-ink-faint">{t.pointsNone}</p>;
  const parts: [PointVerdict, number][] = [
    ["met", met],
    ["partial", partial],
    ["wrong", wrong],
    ["doubtful", doubtful],
    ["missing", missing],
  ];
  const found = parts.filter(([, n]) => n > 0);
  return (
    <section aria-label={t.points} className="grid gap-2.5">
      <h3 className="text-14 font-medium">{t.points}</h3>
      <span role="img" aria-label={counted(report)} className="flex h-2.5 gap-px overflow-hidden rounded-full">
        {found.map(([verdict, n]) => (
          <span key={verdict} className={SHARES[verdict]} style={{ width: `${(n / all) * 100}%` }} />
        ))}
      </span>
      <ul className="flex flex-wrap gap-x-4 gap-y-2">
        {found.map(([verdict, n]) => (
          <li key={verdict} className="flex items-center gap-1.5">
            <PointChip verdict={verdict} />
            <span className="tabular text-14 font-semibold">{n}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Practice({ session, next, place }: { session: MockSession; next: PracticeNext; place: number }) {
  const topic = topicName(next.topic);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-6 py-3 max-sm:px-4">
      <span aria-hidden className="tabular grid size-6 shrink-0 place-items-center self-start rounded-full bg-hover text-14 font-medium text-ink-soft">
        {place}
      </span>
      <div className="grid min-w-[12rem] flex-1 gap-0.5">
        <h3 className="font-medium">{topic}</h3>
        <p className="text-14 text-ink-soft">
          <InlineProse markdown={why(session.items, next)} />{" "}
          {next.positions.map((position) => (
            <Link
              key={position}
              to="/interviews/$mockId/q/$position"
              params={{ mockId: session.id, position: String(position) }}
              className="mr-2 rounded-4 text-accent-ink underline underline-offset-4 pointer-coarse:inline-block pointer-coarse:min-h-11 pointer-coarse:content-center"
            >
              {strings.session.question(position)}
            </Link>
          ))}
        </p>
      </div>
      <Button size="sm" asChild className="max-sm:ml-10">
        <Link to="/interviews" search={{ role: session.role, tier: session.tier, topic: next.topic }} aria-label={t.practiseTopic(topic)}>
          {t.practise}
          <ArrowRight aria-hidden />
        </Link>
      </Button>
    </li>
  );
}

/** A question, folded: its answer, feedback and model answer are below. */
function Answered({ session, item }: { session: MockSession; item: MockItem }) {
  const [open, setOpen] = useState(false);
  const { question, position } = item;
  // What came after the end is practice.
  const answer = item.state === "answered" ? item.answers[0] : undefined;
  const value = answer?.feedback?.score;
  const again = retried(item);
  return (
    <li className="overflow-hidden rounded-10 border border-line bg-surface shadow-card">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
        <summary className="flex min-h-14 list-none items-center gap-3 px-6 py-3 -outline-offset-2 hover:bg-hover max-sm:px-4 [&::-webkit-details-marker]:hidden">
          <ChevronRight className="size-4 shrink-0 text-ink-faint transition-transform duration-(--quick) group-open:rotate-90" aria-hidden />
          <span className="grid min-w-0 flex-1 gap-0.5">
            <span className="flex items-center gap-2 text-14 text-ink-faint">
              <KindIcon kind={question.kind} className="size-4" />
              {strings.session.question(position)} · {t.kindOf(strings.kind[question.kind], topicName(question.topic ?? ""))}
            </span>
            <span className={cx("text-14 font-medium", open ? "whitespace-pre-wrap" : "line-clamp-2")}>{question.title ?? question.prompt}</span>
          </span>
          <span className="grid shrink-0 justify-items-end gap-0.5 text-right">
            <span className="tabular font-semibold">
              {typeof value === "number" ? score(value) : <span className="text-14 font-normal text-ink-faint">{strings.session.state[answer ? "reading" : "skipped"]}</span>}
            </span>
            {again && <span className="tabular text-12 text-ink-faint">{t.retried(again.attempts, score(again.best))}</span>}
          </span>
        </summary>
        {open && (
          <div className="grid gap-5 border-t border-line bg-canvas p-6 max-sm:p-4">
            <Button size="sm" asChild className="justify-self-start">
              <Link to="/interviews/$mockId/q/$position" params={{ mockId: session.id, position: String(position) }}>
                {t.open}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
            {answer ? <FeedbackView item={item} answer={answer} /> : item.solution && <Solution solution={item.solution} />}
          </div>
        )}
      </details>
    </li>
  );
}
