import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight, DoorOpen } from "lucide-react";
import type { ReactNode } from "react";
import { type MockSummary, type Room, type StudentDashboard, queries, useUser } from "@/api";
import { topicName } from "@/lib/topics";
import { date, dateTime, score } from "@/lib/format";
import { PILLARS, pillarLabel } from "@/lib/pillars";
import { isRead } from "@/lib/read-marks";
import { usePageTitle } from "@/lib/title";
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Meter,
  PageHeader,
  Picture,
  type PictureName,
  RatingRow,
  ScoreRing,
  Skeleton,
  SkeletonRegion,
} from "@/ui";
import { MOST_UNFINISHED, type Mocks, type NextStep, nextStep, otherUnfinished } from "./next-step";
import { strings } from "./strings";
import { Unfinished } from "./unfinished";

export function DashboardPage() {
  usePageTitle(strings.title);
  const user = useUser();
  const dashboard = useQuery(queries.dashboard());
  const active = useInfiniteQuery({ ...queries.mocks("", "active"), refetchOnMount: "always" });
  const ended = useInfiniteQuery({ ...queries.mocks("", "ended"), refetchOnMount: "always" });
  const results = ended.data?.pages[0]?.items ?? [];
  const unfinished = active.data?.pages.flatMap((page) => page.items) ?? [];
  const last = results[0] ?? null;
  const report = useQuery({ ...queries.mock(last?.id ?? ""), enabled: last !== null });
  // Without the mock interviews the rest of the page is as useful as before.
  const waiting = dashboard.isPending || active.isPending || ended.isPending || (last !== null && report.isPending);
  return (
    <div className="grid gap-8">
      <PageHeader title={strings.hello(firstName(user.display_name))} lead={strings.lead} />
      {waiting && !dashboard.isError && <Loading />}
      {dashboard.isError && dashboard.data === undefined && (
        <ErrorState
          title={strings.failed}
          error={dashboard.error}
          onRetry={() => void dashboard.refetch()}
          busy={dashboard.isFetching}
        />
      )}
      {dashboard.data !== undefined && !waiting && (
        <Loaded
          dashboard={dashboard.data}
          mocks={{ active: unfinished[0] ?? null, ended: last, report: report.data ?? null }}
          unfinished={unfinished}
          results={results}
        />
      )}
    </div>
  );
}

function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}

interface LoadedProps {
  dashboard: StudentDashboard;
  mocks: Mocks;
  /** Mock interviews that go on, the one used last first. */
  unfinished: readonly MockSummary[];
  /** Mock interviews that have ended, newest first. */
  results: readonly MockSummary[];
}

function Loaded({ dashboard, mocks, unfinished, results }: LoadedProps) {
  const step = nextStep(dashboard, mocks, isRead);
  const rooms = step.kind === "open_room" ? dashboard.open_rooms.slice(1) : dashboard.open_rooms;
  const others = step.kind === "open_room" || step.kind === "resume_mock" ? rooms : [];
  return (
    <>
      <NextStepCard step={step} />
      <Unfinished mocks={otherUnfinished(unfinished, step)} more={unfinished.length > MOST_UNFINISHED} />
      {others.length > 0 && <OtherRooms rooms={others} />}
      {results.length > 0 && <Results results={results.slice(0, 4)} />}
      {!dashboard.latest && results.length === 0 && (
        <Card padding="none">
          <EmptyState title={strings.latest.emptyTitle} picture={<Picture name="rubric" />}>
            {strings.latest.empty}
          </EmptyState>
        </Card>
      )}
      {dashboard.latest && (
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <Latest interview={dashboard.latest} />
          <Pillars dashboard={dashboard} />
        </div>
      )}
      <Later />
    </>
  );
}

function NextStepCard({ step }: { step: NextStep }) {
  switch (step.kind) {
    case "resume_mock":
      return (
        <Step
          label={strings.next.resume}
          title={strings.next.mockTitle(step.mock.role_title)}
          body={strings.next.mockBody(step.mock.answered, step.mock.questions)}
          picture="conversation"
          action={
            <Link to="/interviews/$mockId" params={{ mockId: step.mock.id }}>
              {strings.next.mockAction}
              <ArrowRight aria-hidden />
            </Link>
          }
        />
      );
    case "open_room":
      return (
        <Step
          label={strings.next.resume}
          title={strings.next.openTitle(step.room.title)}
          body={strings.next.openBody(step.room.host_name)}
          picture="door"
          action={
            <Link to="/r/$roomId" params={{ roomId: step.room.id }}>
              {strings.next.openAction}
              <ArrowRight aria-hidden />
            </Link>
          }
        />
      );
    case "read_feedback":
      return (
        <Step
          title={strings.next.readTitle(step.interview.interviewer_name)}
          body={strings.next.readBody(step.interview.title)}
          picture="rubric"
          action={
            <Link to="/archive/$interviewId" params={{ interviewId: step.interview.id }}>
              {strings.next.readAction}
              <ArrowRight aria-hidden />
            </Link>
          }
        />
      );
    case "look_again":
      return (
        <Step
          title={strings.next.replayTitle(pillarLabel(step.pillar.pillar))}
          body={strings.next.replayBody(step.pillar.mean, step.pillar.interviews)}
          picture="steps"
          action={
            <Link to="/archive/$interviewId" params={{ interviewId: step.interview.id }}>
              {strings.next.replayAction}
              <ArrowRight aria-hidden />
            </Link>
          }
        />
      );
    case "practise_topic": {
      const { role, role_title, tier, score: value } = step.mock;
      return (
        <Step
          title={strings.next.topicTitle(topicName(step.topic))}
          body={strings.next.topicBody(role_title, typeof value === "number" ? score(value) : null)}
          picture="steps"
          action={
            <Link to="/interviews" search={{ role, tier, topic: step.topic }}>
              {strings.next.topicAction}
              <ArrowRight aria-hidden />
            </Link>
          }
          other={
            <Link to="/interviews/$mockId/report" params={{ mockId: step.mock.id }}>
              {strings.next.topicReport}
            </Link>
          }
        />
      );
    }
    case "another_mock":
      return (
        <Step
          title={strings.next.anotherTitle(step.mock.role_title)}
          body={strings.next.anotherBody}
          picture="conversation"
          action={
            <Link to="/interviews" search={{ role: step.mock.role, tier: step.mock.tier }}>
              {strings.next.anotherAction}
              <ArrowRight aria-hidden />
            </Link>
          }
          other={<Link to="/interviews/problems">{strings.next.problems}</Link>}
        />
      );
    case "first_mock":
      return (
        <Step
          title={strings.next.firstTitle}
          body={strings.next.firstBody}
          picture="conversation"
          action={
            <Link to="/interviews">
              {strings.next.firstAction}
              <ArrowRight aria-hidden />
            </Link>
          }
          other={<Link to="/interviews/problems">{strings.next.problems}</Link>}
        />
      );
  }
}

interface StepProps {
  label?: string;
  title: string;
  body: string;
  picture: PictureName;
  action: ReactNode;
  /** A link to what one may do instead. */
  other?: ReactNode;
}

function Step({ label = strings.next.label, title, body, picture, action, other }: StepProps) {
  return (
    <section
      aria-labelledby="next-step"
      className="flex items-center justify-between gap-8 rounded-14 border border-accent-line bg-accent-soft p-6 sm:p-8"
    >
      <div className="grid max-w-[36rem] gap-2">
        <p className="text-14 font-medium text-accent-ink">{label}</p>
        <h2 id="next-step" className="text-20 font-semibold sm:text-25">
          {title}
        </h2>
        <p className="text-ink-soft">{body}</p>
        <div className="mt-3 flex flex-wrap gap-2">
          <Button variant="primary" asChild>
            {action}
          </Button>
          {other !== undefined && (
            <Button variant="ghost" asChild>
              {other}
            </Button>
          )}
        </div>
      </div>
      <Picture name={picture} className="hidden h-auto w-44 shrink-0 text-ink-faint md:block" />
    </section>
  );
}

function OtherRooms({ rooms }: { rooms: readonly Room[] }) {
  return (
    <Card title={strings.otherRooms} padding="sm">
      <ul className="grid gap-2">
        {rooms.map((room) => (
          <li key={room.id} className="flex flex-wrap items-center gap-3">
            <DoorOpen className="size-5 text-ink-faint" aria-hidden />
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{room.title}</span> <span className="text-ink-faint">{strings.latest.with(room.host_name)}</span>
            </span>
            <Button size="sm" asChild>
              <Link to="/r/$roomId" params={{ roomId: room.id }}>
                {strings.next.openAction}
              </Link>
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Latest({ interview }: { interview: NonNullable<StudentDashboard["latest"]> }) {
  return (
    <Card title={strings.latest.title}>
      <div className="grid gap-5">
        <div className="flex items-center gap-5">
          <ScoreRing value={interview.composite} label={strings.latest.composite} />
          <div className="grid min-w-0 gap-0.5">
            <p className="font-medium break-words">{interview.title}</p>
            <p className="text-14 text-ink-soft">{strings.latest.with(interview.interviewer_name)}</p>
            <p className="text-14 text-ink-faint">{dateTime(interview.held_at_ms)}</p>
          </div>
        </div>
        <p className="text-14 text-ink-faint">{strings.latest.explain}</p>
        <Button asChild className="justify-self-start">
          <Link to="/archive/$interviewId" params={{ interviewId: interview.id }}>
            {strings.latest.open}
          </Link>
        </Button>
      </div>
    </Card>
  );
}

function Results({ results }: { results: readonly MockSummary[] }) {
  return (
    <Card
      title={strings.results.title}
      padding="none"
      aside={
        <Link to="/analytics" search={{ tab: "mock" }} className="rounded-4 text-14 font-medium text-accent-ink underline-offset-4 hover:underline">
          {strings.results.all}
        </Link>
      }
    >
      <ul>
        {results.map((mock) => (
          <li key={mock.id} className="group relative flex items-center gap-4 border-t border-line px-6 py-3 last:rounded-b-10 hover:bg-hover max-sm:px-4">
            <span className="min-w-0 flex-1">
              <Link to="/interviews/$mockId/report" params={{ mockId: mock.id }} className="rounded-4 font-medium after:absolute after:inset-0">
                {mock.role_title}
              </Link>{" "}
              <span className="tabular block text-14 text-ink-faint">
                {strings.results.tier[mock.tier]}
                {mock.topic && `, ${topicName(mock.topic)}`} · {date(mock.ended_at_ms ?? mock.active_at_ms)}
              </span>
            </span>
            {typeof mock.score === "number" ? (
              <>
                <Meter label={strings.results.score} value={mock.score} max={100} valueText={score(mock.score)} className="w-32 max-sm:hidden" />
                <span className="tabular w-8 text-right font-semibold">{score(mock.score)}</span>
              </>
            ) : (
              <span className="text-14 text-ink-faint">{mock.answered > 0 ? strings.results.beingRead : strings.results.none}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Pillars({ dashboard }: { dashboard: StudentDashboard }) {
  return (
    <Card
      title={strings.pillars.title}
      hint={strings.pillars.hint(dashboard.interviews_held)}
      aside={
        <Link to="/analytics" className="rounded-4 text-14 font-medium text-accent-ink underline-offset-4 hover:underline">
          {strings.pillars.all}
        </Link>
      }
    >
      <div className="grid gap-4">
        {PILLARS.map(({ id, label }) => {
          const mean = dashboard.pillars.find((pillar) => pillar.pillar === id);
          const rated = mean !== undefined && mean.interviews > 0;
          return (
            <RatingRow
              key={id}
              label={label}
              value={rated ? mean.mean : null}
              mean
              note={rated && mean.interviews !== dashboard.interviews_held ? strings.pillars.sample(mean.interviews) : undefined}
              none={strings.pillars.none}
            />
          );
        })}
        {dashboard.interviews_held < 3 && <p className="mt-1 text-14 text-ink-faint">{strings.pillars.sampleHint}</p>}
      </div>
    </Card>
  );
}

function Later() {
  return (
    <section aria-labelledby="later" className="rounded-10 border border-dashed border-line-strong p-6 max-sm:p-4">
      <h2 id="later" className="text-14 font-semibold text-ink-soft">
        {strings.later.title}
      </h2>
      <p className="text-14 text-ink-faint">{strings.later.hint}</p>
      <ul className="mt-4 grid gap-x-8 gap-y-4 md:grid-cols-3">
        {strings.later.items.map((item) => (
          <li key={item.title} className="grid content-start gap-0.5 text-14">
            <span className="font-medium text-ink-soft">{item.title}</span>
            <span className="text-ink-faint">{item.body}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Loading() {
  return (
    <SkeletonRegion label={strings.loading} className="grid gap-8">
      <Skeleton className="h-52 rounded-14" />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <Skeleton className="h-80 rounded-10" />
        <Skeleton className="h-80 rounded-10" />
      </div>
    </SkeletonRegion>
  );
}
