import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useRef } from "react";
import { type InterviewSummary, queries } from "@/api";
import { date, score } from "@/lib/format";
import { useSearchText } from "@/lib/search-text";
import { useShortcuts } from "@/lib/shortcuts";
import { usePageTitle } from "@/lib/title";
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Meter,
  PageHeader,
  Pagination,
  Picture,
  SearchInput,
  Segmented,
  Table,
  Td,
  Th,
} from "@/ui";
import { ArchiveLoading, NoMatch } from "./archive-states";
import { MockArchive } from "./mock-archive";
import { strings } from "./strings";

const route = getRouteApi("/student/analytics");

/** E-5, E-6: the archive, searchable and in pages; the search is part of the address. */
export function AnalyticsPage() {
  usePageTitle(strings.title);
  const { q = "", tab: asked } = route.useSearch();
  const navigate = useNavigate({ from: "/analytics" });
  const tab = useTab(asked);
  const [typed, type] = useSearchText(q, (next) => void navigate({ search: (before) => searchOf(next, before.tab), replace: true }));
  const searchBox = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => searchBox.current?.focus() });

  return (
    <div className="grid gap-8">
      <PageHeader title={strings.title} lead={strings.lead} />
      <Card
        title={strings.archive}
        padding="none"
        aside={
          <search className="w-full sm:w-80">
            <SearchInput ref={searchBox} aria-label={strings.searchLabel} placeholder={strings.search[tab ?? "mock"]} value={typed} onChange={type} />
          </search>
        }
      >
        <div className="px-6 pb-3 max-sm:px-4">
          <Segmented<Tab | "">
            label={strings.kinds.label}
            value={tab ?? ""}
            onChange={(next) => next !== "" && void navigate({ search: searchOf(q, next), replace: true })}
            options={[
              { value: "live", label: strings.kinds.live },
              { value: "mock", label: strings.kinds.mock },
            ]}
          />
        </div>
        {tab === null ? <ArchiveLoading /> : tab === "mock" ? <MockArchive q={q} /> : <LiveArchive q={q} />}
      </Card>
      <p className="max-w-[44rem] text-14 text-ink-faint">
        <span className="font-medium text-ink-soft">{strings.later.title}:</span> {strings.later.body}
      </p>
    </div>
  );
}

function LiveArchive({ q }: { q: string }) {
  const list = useInfiniteQuery({ ...queries.interviews(q), placeholderData: (before) => before });
  const interviews = list.data?.pages.flatMap((page) => page.items) ?? [];
  const empty = list.isSuccess && !list.isPlaceholderData && interviews.length === 0;

  return (
    <div aria-busy={list.isPlaceholderData || undefined}>
      {list.isPending && <ArchiveLoading />}
      {list.isError && interviews.length === 0 && (
        <ErrorState
          title={strings.failed}
          error={list.error}
          onRetry={() => void list.refetch()}
          busy={list.isFetching}
          className="m-6 mt-3"
        />
      )}
      {empty && (q === "" ? <NothingYet /> : <NoMatch query={q} body={strings.nothing} />)}
      {interviews.length > 0 && (
        <>
          <InterviewTable interviews={interviews} />
          <Pagination
            shown={interviews.length}
            noun={strings.shown}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}

type Tab = "live" | "mock";

/** What the address says, else the kind of interview that there is; null until that is known. */
function useTab(asked: Tab | undefined): Tab | null {
  const live = useInfiniteQuery({ ...queries.interviews(""), enabled: asked === undefined });
  const mocks = useInfiniteQuery({ ...queries.mocks("", "all"), enabled: asked === undefined });
  if (asked !== undefined) return asked;
  if (live.isPending || mocks.isPending) return null;
  const isEmpty = (list: typeof live | typeof mocks) => (list.data?.pages[0]?.items.length ?? 0) === 0;
  return isEmpty(live) && !isEmpty(mocks) ? "mock" : "live";
}

function searchOf(q: string, tab: Tab | undefined): { q?: string; tab?: Tab } {
  return { ...(q !== "" && { q }), ...(tab !== undefined && { tab }) };
}

function InterviewTable({ interviews }: { interviews: readonly InterviewSummary[] }) {
  return (
    <Table
      caption={strings.caption}
      head={
        <>
          <Th className="pl-6 max-sm:pl-4">{strings.columns.interview}</Th>
          <Th className="max-md:hidden">{strings.columns.interviewer}</Th>
          <Th className="max-md:hidden">{strings.columns.held}</Th>
          <Th figures>{strings.columns.composite}</Th>
          <Th className="w-8" aria-hidden />
        </>
      }
    >
      {interviews.map((interview) => (
        <tr key={interview.id} className="group relative hover:bg-hover">
          <Td className="pl-6 max-sm:pl-4">
            <Link
              to="/archive/$interviewId"
              params={{ interviewId: interview.id }}
              className="rounded-4 font-medium after:absolute after:inset-0"
            >
              {interview.title}
            </Link>
            <span className="block text-14 text-ink-faint md:hidden">
              {interview.interviewer_name} · {date(interview.held_at_ms)}
            </span>
          </Td>
          <Td className="text-ink-soft max-md:hidden">{interview.interviewer_name}</Td>
          <Td className="tabular whitespace-nowrap text-ink-soft max-md:hidden">{date(interview.held_at_ms)}</Td>
          <Td figures>
            <span className="inline-flex items-center gap-3">
              <Meter
                label={strings.columns.composite}
                value={interview.composite}
                max={100}
                valueText={score(interview.composite)}
                className="w-20 max-sm:hidden"
              />
              <span className="w-8 font-semibold">{score(interview.composite)}</span>
            </span>
          </Td>
          <Td className="pl-0">
            <ChevronRight className="size-4 text-ink-faint group-hover:text-ink" aria-hidden />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function NothingYet() {
  return (
    <EmptyState
      title={strings.emptyTitle}
      picture={<Picture name="archive" />}
      action={
        <Button asChild>
          <Link to="/live">{strings.emptyAction}</Link>
        </Button>
      }
    >
      {strings.empty}
    </EmptyState>
  );
}
