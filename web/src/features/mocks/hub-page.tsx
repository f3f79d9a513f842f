import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { ArrowRight, ChevronRight } from "lucide-react";
import { useState } from "react";
import { type MockSummary, type Skill, queries } from "@/api";
import { TierBadge } from "@/coding/tier-badge";
import { ago, date, score } from "@/lib/format";
import { useNow } from "@/lib/now";
import { usePageTitle } from "@/lib/title";
import { topicName } from "@/lib/topics";
import { Button, Card, EmptyState, ErrorState, Meter, PageHeader, Skeleton, SkeletonRegion } from "@/ui";
import { AdaptiveBadge } from "./adaptive-badge";
import { StartForm } from "./start-form";
import { strings } from "./strings";
import { Ways } from "./ways";

const t = strings.hub;
const route = getRouteApi("/student/interviews");
const RECENT = 5;
const FEW_SKILLS = 6;

/** The module "Interviews" (B). */
export function InterviewsPage() {
  usePageTitle(t.title);
  const wish = route.useSearch();
  const roles = useQuery({ ...queries.mockRoles(), refetchOnMount: "always" });
  const active = useInfiniteQuery({ ...queries.mocks("", "active"), refetchOnMount: "always" });
  const ended = useInfiniteQuery({ ...queries.mocks("", "ended"), refetchOnMount: "always" });
  const going = active.data?.pages.flatMap((page) => page.items) ?? [];
  const last = lastStarted([...going, ...(ended.data?.pages[0]?.items ?? [])]);
  const isKnown = !active.isPending && !ended.isPending;
  return (
    <div className="grid gap-8">
      <PageHeader title={t.title} lead={t.lead} />
      {going.length > 0 && <Continue sessions={going} more={active.hasNextPage ? () => void active.fetchNextPage() : null} busy={active.isFetchingNextPage} />}
      {roles.data && isKnown ? (
        <StartForm key={[wish.role, wish.tier, wish.topic].join(" ")} roles={roles.data} wish={wish} last={last} />
      ) : roles.isError ? (
        <ErrorState title={t.failed} error={roles.error} onRetry={() => void roles.refetch()} busy={roles.isFetching} />
      ) : (
        <SkeletonRegion label={t.loading}>
          <Skeleton className="h-[44rem] rounded-10" />
        </SkeletonRegion>
      )}
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <Recent />
        <Skills />
      </div>
      <Ways />
    </div>
  );
}

const lastStarted = (sessions: readonly MockSummary[]) =>
  sessions.reduce<MockSummary | undefined>((last, each) => (last && last.started_at_ms >= each.started_at_ms ? last : each), undefined);

/** Every interview that goes on, the one used last first; only that one's button is loud. */
function Continue({ sessions, more, busy }: { sessions: readonly MockSummary[]; more: (() => void) | null; busy: boolean }) {
  const now = useNow();
  return (
    <Card title={t.continue} hint={t.continueHint} padding="none">
      <ul>
        {sessions.map((session, index) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line px-6 py-4 max-sm:px-4">
            <span className="grid min-w-[11rem] flex-1 gap-1">
              <span className="flex flex-wrap items-center gap-2 font-medium">
                {session.role_title}
                <TierBadge tier={session.tier} />
                <AdaptiveBadge of={session} />
                {session.topic && <span className="text-14 font-normal text-ink-soft">{topicName(session.topic)}</span>}
              </span>
              <span className="tabular text-14 text-ink-faint">
                {t.progress(session.answered, session.questions)}
                <span className="max-sm:hidden"> · {t.active(ago(session.active_at_ms, now))}</span>
              </span>
            </span>
            <Button size="sm" variant={index === 0 ? "primary" : "secondary"} asChild>
              <Link to="/interviews/$mockId" params={{ mockId: session.id }} aria-label={t.resumeOf(session.role_title)}>
                {t.resume}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          </li>
        ))}
      </ul>
      {more && (
        <div className="border-t border-line px-6 py-3 max-sm:px-4">
          <Button size="sm" variant="ghost" busy={busy} onClick={more} className="-ml-3">
            {t.continueMore}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Recent() {
  const list = useInfiniteQuery({ ...queries.mocks("", "ended"), refetchOnMount: "always" });
  const sessions = (list.data?.pages.flatMap((page) => page.items) ?? []).slice(0, RECENT);
  return (
    <Card
      title={t.recent}
      padding="none"
      aside={
        sessions.length > 0 && (
          <Link to="/analytics" search={{ tab: "mock" }} className="rounded-4 text-14 font-medium text-accent-ink underline-offset-4 hover:underline">
            {t.recentAll}
          </Link>
        )
      }
    >
      {list.isPending ? (
        <Rows />
      ) : list.isError && sessions.length === 0 ? (
        <ErrorState title={t.recentFailed} error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} className="m-6 mt-2 max-sm:m-4" />
      ) : sessions.length === 0 ? (
        <EmptyState title={t.recentEmpty} compact className="pb-8">
          {t.recentEmptyBody}
        </EmptyState>
      ) : (
        <ul>
          {sessions.map((session) => (
            <li key={session.id} className="group relative flex items-center gap-4 border-t border-line px-6 py-3 hover:bg-hover max-sm:px-4">
              <span className="grid min-w-0 flex-1 gap-0.5">
                <Link to="/interviews/$mockId/report" params={{ mockId: session.id }} className="rounded-4 text-14 font-medium after:absolute after:inset-0">
                  {session.role_title}
                </Link>
                <span className="tabular text-14 text-ink-faint">
                  {strings.tier[session.tier]} · {date(session.ended_at_ms ?? session.active_at_ms)}
                </span>
              </span>
              <span className="tabular font-semibold">
                {typeof session.score === "number" ? score(session.score) : <span className="text-14 font-normal text-ink-faint">{session.answered > 0 ? t.beingRead : t.noScore}</span>}
              </span>
              <ChevronRight className="size-4 text-ink-faint" aria-hidden />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** What the scale of ratings shows; everything measured so far lies on it. */
const LOWEST = 700;
const HIGHEST = 1900;

function Skills() {
  const query = useQuery({ ...queries.mockSkills(), refetchOnMount: "always" });
  const [all, setAll] = useState(false);
  const skills = query.data ?? [];
  const shown = all ? skills : skills.slice(0, FEW_SKILLS);
  return (
    <Card title={t.skills} hint={t.skillsHint} padding="none">
      {query.isPending ? (
        <Rows />
      ) : query.isError && skills.length === 0 ? (
        <ErrorState title={t.skillsFailed} error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} className="m-6 mt-2 max-sm:m-4" />
      ) : skills.length === 0 ? (
        <EmptyState title={t.skillsEmpty} compact className="pb-8">
          {t.skillsEmptyBody}
        </EmptyState>
      ) : (
        <div className="grid gap-3 px-6 pb-5 max-sm:px-4">
          <SkillList skills={shown} />
          {skills.length > shown.length && (
            <Button size="sm" className="justify-self-start" onClick={() => setAll(true)}>
              {t.moreSkills}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

export function SkillList({ skills }: { skills: readonly Skill[] }) {
  return (
    <ul className="grid gap-3">
      {skills.map((skill) => (
        <li key={skill.topic} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 text-14">
          <span className="font-medium">{topicName(skill.topic)}</span>
          <span className="tabular text-ink-faint">
            <span className="font-semibold text-ink">{t.rating(skill.rating)}</span> · {t.answers(skill.answers)}
          </span>
          <Meter
            label={topicName(skill.topic)}
            value={Math.round(skill.rating)}
            min={LOWEST}
            max={HIGHEST}
            valueText={t.rating(skill.rating)}
            className="col-span-2"
          />
        </li>
      ))}
    </ul>
  );
}

function Rows() {
  return (
    <SkeletonRegion label={t.loading} className="grid gap-4 px-6 pb-6 max-sm:px-4">
      {[0, 1, 2].map((row) => (
        <Skeleton key={row} className="h-8" />
      ))}
    </SkeletonRegion>
  );
}
