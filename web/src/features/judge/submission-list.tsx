import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { queries } from "@/api";
import { problemStrings } from "@/coding/problem-strings";
import { ago } from "@/lib/format";
import { languageOf } from "@/lib/languages";
import { useNow } from "@/lib/now";
import { EmptyState, ErrorState, Pagination, Skeleton, SkeletonRegion, Spinner, Table, Td, Th, VerdictChip } from "@/ui";

const t = problemStrings.submission;

/** What one has handed in for a problem. */
export function SubmissionList({ problemId }: { problemId: string }) {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    ...queries.submissions(problemId),
    // Until what a server that went away had taken is judged.
    refetchInterval: ({ state }) => (state.status === "error" || (state.data?.pages[0]?.judging.length ?? 0) > 0 ? 2_500 : false),
  });
  const now = useNow();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const judging = list.data?.pages[0]?.judging ?? [];
  const before = useRef(judging.length);
  useEffect(() => {
    if (judging.length < before.current) void client.invalidateQueries({ queryKey: queries.problems().queryKey });
    before.current = judging.length;
  }, [judging.length, client]);
  if (list.isPending) {
    return (
      <SkeletonRegion label={t.listLoading} className="grid gap-3 py-2">
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} className="h-8" />
        ))}
      </SkeletonRegion>
    );
  }
  if (list.isError && items.length === 0) {
    return <ErrorState title={t.listFailed} error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />;
  }
  if (items.length === 0 && judging.length === 0) {
    return (
      <EmptyState title={t.empty} compact>
        {t.emptyBody}
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-3">
      {judging.length > 0 && (
        <ul role="status" className="grid gap-1.5">
          {judging.map(({ id, language, submitted_at_ms: at }) => (
            <li key={id} className="flex items-center gap-2.5 text-14 text-ink-soft">
              <Spinner className="text-accent-ink" />
              <span className="font-medium text-ink">{t.beingJudged}</span> {languageOf(language).name}, {t.since(ago(at, now))}
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && (
        <Table
          caption={t.list}
          head={
            <>
              <Th className="px-2!">{t.columns.verdict}</Th>
              <Th figures className="px-2!">{t.columns.cases}</Th>
              <Th className="px-2! max-sm:hidden">{t.columns.language}</Th>
              <Th className="px-2!">{t.columns.at}</Th>
            </>
          }
        >
          {items.map((item) => (
            <tr key={item.id} className="relative hover:bg-hover">
              <Td className="px-2!">
                <Link
                  to="/interviews/problems/$problemId"
                  params={{ problemId }}
                  search={{ submission: item.id }}
                  className="inline-flex rounded-6 after:absolute after:inset-0"
                >
                  <VerdictChip verdict={item.verdict} of="judging" />
                </Link>
              </Td>
              <Td figures className="px-2! whitespace-nowrap">
                {item.verdict === "compile_error" ? "–" : `${item.passed}/${item.cases}`}
              </Td>
              <Td className="px-2! text-ink-soft max-sm:hidden">{languageOf(item.language).name}</Td>
              <Td className="tabular px-2! whitespace-nowrap text-ink-soft">{ago(item.submitted_at_ms, now)}</Td>
            </tr>
          ))}
        </Table>
      )}
      <Pagination
        shown={items.length}
        noun={t.shown}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        onMore={() => void list.fetchNextPage()}
      />
    </div>
  );
}
