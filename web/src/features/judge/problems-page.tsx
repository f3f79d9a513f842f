import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useRef } from "react";
import { type ProblemSummary, queries } from "@/api";
import { problemStrings } from "@/coding/problem-strings";
import { EVERY_PROBLEM, type ProblemFilter, filtered, solvedState, topic, topicsOf } from "@/coding/problems";
import { SolvedMark, TierBadge } from "@/coding/tier-badge";
import { LANGUAGES, languageOf } from "@/lib/languages";
import { useSearchText } from "@/lib/search-text";
import { useShortcuts } from "@/lib/shortcuts";
import { usePageTitle } from "@/lib/title";
import { Alert, Badge, Button, Card, EmptyState, ErrorState, PageHeader, Picture, SearchInput, Segmented, Select, Skeleton, SkeletonRegion, Table, Td, Th } from "@/ui";
import { strings } from "./strings";

const t = strings.list;
const route = getRouteApi("/student/interviews/problems");

/** All coding problems and debugging tasks with how far one has come; the filter is part of the address. */
export function ProblemsPage() {
  usePageTitle(t.title);
  const { q = "", kind = "all", tier = "all", topic: tag = null, language = null, state = "all" } = route.useSearch();
  const navigate = useNavigate({ from: "/interviews/problems" });
  const list = useQuery({ ...queries.problems(), refetchOnMount: "always" });
  const searchBox = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => searchBox.current?.focus() });
  const filter = (part: Partial<ProblemFilter>) =>
    void navigate({ search: (before) => searchOf({ ...EVERY_PROBLEM, ...before, ...part }), replace: true });
  const [typed, type] = useSearchText(q, (next) => filter({ q: next }));
  const all = list.data?.items ?? [];
  const shown = filtered(all, { q: typed, kind, tier, topic: tag, language, state });
  const solved = all.filter((problem) => solvedState(problem.best) === "solved").length;
  const topics = topicsOf(all, tag);
  const languages = LANGUAGES.map(({ id }) => id).filter((id) => all.some((problem) => problem.languages.includes(id)));
  const clear = () => {
    type("");
    filter(EVERY_PROBLEM);
  };
  const isFiltered = typed.trim() !== "" || kind !== "all" || tier !== "all" || tag !== null || language !== null || state !== "all";
  return (
    <div className="grid gap-8 max-sm:gap-6">
      <PageHeader
        title={t.title}
        lead={t.lead}
        over={
          <Link to="/interviews" className="inline-flex items-center gap-1.5 rounded-4 hover:text-ink">
            <ArrowLeft className="size-4" aria-hidden />
            {strings.back}
          </Link>
        }
      />
      {list.isError && list.data && <Alert meaning="caution" title={t.failed} live />}
      {list.data ? (
        <Card padding="none" className="overflow-hidden">
          <div className="grid gap-3 border-b border-line px-6 py-4 max-sm:px-4">
            <div className="grid gap-3 sm:grid-cols-3 xl:grid-cols-[minmax(0,1fr)_13rem_11rem_11rem]">
              <SearchInput ref={searchBox} aria-label={t.search} placeholder={t.searchHint} value={typed} onChange={type} className="max-sm:col-span-2 sm:max-xl:col-span-3" />
              <Select
                label={t.topicFilter}
                value={tag ?? ANY}
                onChange={(next) => filter({ topic: next === ANY ? null : next })}
                options={[{ value: ANY, label: t.allTopics }, ...topics.map((each) => ({ value: each.tag, label: t.topicOf(topic(each.tag), each.problems) }))]}
              />
              <Select
                label={t.languageFilter}
                value={language ?? ANY}
                onChange={(next) => filter({ language: next === ANY ? null : next })}
                options={[{ value: ANY, label: t.allLanguages }, ...languages.map((id) => ({ value: id, label: languageOf(id).name }))]}
              />
              <Select
                label={t.stateFilter}
                value={state}
                onChange={(next) => filter({ state: next })}
                options={[
                  { value: "all", label: t.states.all },
                  { value: "open", label: t.states.open },
                  { value: "solved", label: t.states.solved },
                ]}
              />
            </div>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
              <Segmented
                label={t.tierFilter}
                value={tier}
                onChange={(next) => filter({ tier: next })}
                options={[
                  { value: "all", label: t.all },
                  { value: "easy", label: problemStrings.tier.easy },
                  { value: "medium", label: problemStrings.tier.medium },
                  { value: "hard", label: problemStrings.tier.hard },
                ]}
              />
              <Segmented
                label={t.kindFilter}
                value={kind}
                onChange={(next) => filter({ kind: next })}
                options={[
                  { value: "all", label: t.allKinds },
                  { value: "implementation", label: problemStrings.kind.implementation },
                  { value: "debugging", label: problemStrings.kind.debugging },
                ]}
              />
              <p className="tabular text-14 text-ink-soft lg:ml-auto" aria-live="polite">
                <span className="font-medium text-ink">{t.shown(shown.length, all.length)}</span> · {t.solved(solved, all.length)}
              </p>
              {isFiltered && shown.length > 0 && (
                <Button size="sm" variant="ghost" onClick={clear} className="max-sm:-ml-3">
                  {t.clear}
                </Button>
              )}
            </div>
          </div>
          {shown.length === 0 ? (
            <EmptyState title={t.none} picture={<Picture name="search" />} action={<Button onClick={clear}>{t.clear}</Button>}>
              {t.noneBody}
            </EmptyState>
          ) : (
            <ProblemTable problems={shown} language={language} />
          )}
        </Card>
      ) : list.isError ? (
        <ErrorState title={t.failed} error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

const ANY = "*";

/** Only what differs from the whole list is in the address. */
function searchOf({ q, kind, tier, topic: tag, language, state }: ProblemFilter) {
  return {
    ...(q !== "" && { q }),
    ...(kind !== "all" && { kind }),
    ...(tier !== "all" && { tier }),
    ...(tag !== null && { topic: tag }),
    ...(language !== null && { language }),
    ...(state !== "all" && { state }),
  };
}

/** Topics name techniques: they give nothing away of what is solved. */
const topicsTold = (problem: ProblemSummary) => (solvedState(problem.best) === "solved" ? problem.tags.map(topic).join(", ") : "");

/** `language`: the one that they are to be solved in. */
function ProblemTable({ problems, language }: { problems: readonly ProblemSummary[]; language: string | null }) {
  return (
    <Table
      caption={t.caption}
      head={
        <>
          <Th className="pl-6 max-sm:pl-4">{t.columns.title}</Th>
          <Th className="max-sm:hidden">{t.columns.tier}</Th>
          <Th className="max-md:hidden">{t.columns.topics}</Th>
          <Th className="pr-6 max-sm:hidden">{t.columns.state}</Th>
        </>
      }
    >
      {problems.map((problem) => (
        <tr key={problem.id} className="relative last:[&>td]:border-b-0 hover:bg-hover">
          <Td className="pl-6 max-sm:px-4 max-sm:py-2.5">
            <Link
              to="/interviews/problems/$problemId"
              params={{ problemId: problem.id }}
              search={language === null ? {} : { language }}
              className="rounded-4 font-medium after:absolute after:inset-0"
            >
              {problem.title}
            </Link>
            {problem.kind === "debugging" && (
              <Badge tone="outline" className="ml-2">
                {problemStrings.kind.debugging}
              </Badge>
            )}
            <span className="mt-1 flex items-center gap-3 sm:hidden">
              <TierBadge tier={problem.tier} />
              <SolvedMark state={solvedState(problem.best)} />
            </span>
            <span className="mt-0.5 block text-12 text-ink-faint max-sm:hidden md:hidden">{topicsTold(problem)}</span>
          </Td>
          <Td className="max-sm:hidden">
            <TierBadge tier={problem.tier} />
          </Td>
          <Td className="text-ink-soft max-md:hidden">{topicsTold(problem)}</Td>
          <Td className="pr-6 max-sm:hidden">
            <SolvedMark state={solvedState(problem.best)} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Loading() {
  return (
    <SkeletonRegion label={t.loading}>
      <Card padding="none">
        <div className="flex h-[8.75rem] items-center border-b border-line px-6 max-sm:px-4">
          <Skeleton className="h-9 w-72 max-w-full rounded-8" />
        </div>
        <div className="h-9 border-b border-line" />
        {Array.from({ length: 8 }, (_, row) => (
          <div key={row} className="flex h-[3.0625rem] items-center justify-between gap-4 border-b border-line px-6 last:border-b-0 max-sm:px-4">
            <Skeleton className="h-4 w-56 max-w-[50%]" />
            <Skeleton className="h-4 w-24" />
          </div>
        ))}
      </Card>
    </SkeletonRegion>
  );
}
