import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { type ProblemSummary, queries } from "@/api";
import { problemStrings } from "@/coding/problem-strings";
import { type ProblemFilter, filtered, solvedState, topic } from "@/coding/problems";
import { SolvedMark, TierBadge } from "@/coding/tier-badge";
import { usePageTitle } from "@/lib/title";
<<<<<<< HEAD
import { Alert, Button, Card, EmptyState, ErrorState, PageHeader, Picture, Segmented, Skeleton, SkeletonRegion, Switch, Table, Td, Th } from "@/ui";
=======
import { Alert, Badge, Button, Card, EmptyState, ErrorState, PageHeader, Picture, Segmented, Skeleton, SkeletonRegion, Switch, Table, Td, Th } from "@/ui";
import { problemStrings } from "./problem-strings";
import { type ProblemFilter, filtered, solvedState, topic } from "./problems";
>>>>>>> main
import { strings } from "./strings";

const t = strings.list;
const route = getRouteApi("/student/interviews/problems");

/** All coding problems and debugging tasks with how far one has come; the filter is part of the address. */
export function ProblemsPage() {
  usePageTitle(t.title);
  const { kind = "all", tier = "all", open = false } = route.useSearch();
  const navigate = useNavigate({ from: "/interviews/problems" });
  const list = useQuery({ ...queries.problems(), refetchOnMount: "always" });
  const filter = (next: ProblemFilter) =>
    void navigate({
      search: {
        ...(next.kind === "all" ? {} : { kind: next.kind }),
        ...(next.tier === "all" ? {} : { tier: next.tier }),
        ...(next.open ? { open: true } : {}),
      },
      replace: true,
    });
  const all = list.data?.items ?? [];
  const shown = filtered(all, { kind, tier, open });
  const solved = all.filter((problem) => solvedState(problem.best) === "solved").length;
  return (
    <div className="grid gap-8">
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
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-line px-6 py-3 max-sm:px-4">
            <Segmented
              label={t.kindFilter}
              value={kind}
              onChange={(next) => filter({ kind: next, tier, open })}
              options={[
                { value: "all", label: t.allKinds },
                { value: "implementation", label: problemStrings.kind.implementation },
                { value: "debugging", label: problemStrings.kind.debugging },
              ]}
            />
            <Segmented
              label={t.tierFilter}
              value={tier}
              onChange={(next) => filter({ kind, tier: next, open })}
              options={[
                { value: "all", label: t.all },
                { value: "easy", label: problemStrings.tier.easy },
                { value: "medium", label: problemStrings.tier.medium },
                { value: "hard", label: problemStrings.tier.hard },
              ]}
            />
            <Switch label={t.open} checked={open} onChange={(next) => filter({ kind, tier, open: next })} />
            <p className="tabular ml-auto text-14 text-ink-soft">{t.solved(solved, all.length)}</p>
          </div>
          {shown.length === 0 ? (
            <EmptyState
              title={t.none}
              picture={<Picture name="search" />}
              action={<Button onClick={() => filter({ kind: "all", tier: "all", open: false })}>{t.showAll}</Button>}
            >
              {t.noneBody}
            </EmptyState>
          ) : (
            <ProblemTable problems={shown} />
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

function ProblemTable({ problems }: { problems: readonly ProblemSummary[] }) {
  return (
    <Table
      caption={t.caption}
      head={
        <>
          <Th className="pl-6 max-sm:pl-4">{t.columns.title}</Th>
          <Th>{t.columns.tier}</Th>
          <Th className="max-md:hidden">{t.columns.topics}</Th>
          <Th className="pr-6 max-sm:hidden">{t.columns.state}</Th>
        </>
      }
    >
      {problems.map((problem) => (
        <tr key={problem.id} className="relative last:[&>td]:border-b-0 hover:bg-hover">
          <Td className="pl-6 max-sm:pl-4">
            <Link
              to="/interviews/problems/$problemId"
              params={{ problemId: problem.id }}
              className="rounded-4 font-medium after:absolute after:inset-0"
            >
              {problem.title}
            </Link>
            {problem.kind === "debugging" && (
              <Badge tone="outline" className="ml-2">
                {problemStrings.kind.debugging}
              </Badge>
            )}
            <span className="mt-0.5 block text-12 text-ink-faint md:hidden">{problem.tags.map(topic).join(", ")}</span>
            <span className="mt-1.5 block sm:hidden">
              <SolvedMark state={solvedState(problem.best)} />
            </span>
          </Td>
          <Td className="max-sm:align-top">
            <TierBadge tier={problem.tier} />
          </Td>
          <Td className="text-ink-soft max-md:hidden">{problem.tags.map(topic).join(", ")}</Td>
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
        <div className="flex h-[3.8125rem] items-center border-b border-line px-6 max-sm:px-4">
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
