import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { isApiError, queries } from "@/api";
import { draftQuery } from "@/coding/use-draft";
import { usePageTitle } from "@/lib/title";
import { Button, EmptyState, ErrorState, Picture, Skeleton, SkeletonRegion } from "@/ui";
import { Solving } from "./solving";
import { strings } from "./strings";
import { WorkbenchHeader } from "./workbench-header";

const t = strings.page;
const route = getRouteApi("/student/interviews/problems/$problemId");

/** B-10: a problem, its editor, test runs, and what was submitted. */
export function ProblemPage() {
  const { problemId } = route.useParams();
  return <ProblemOf key={problemId} id={problemId} />;
}

function ProblemOf({ id }: { id: string }) {
  const problem = useQuery(queries.problem(id));
  const languages = useQuery(queries.languages());
  const draft = useQuery(draftQuery(id));
  usePageTitle(problem.data?.title ?? strings.list.title);
  const all = [problem, languages, draft];
  const fault = all.find((query) => query.isError && query.data === undefined)?.error;
  if (isApiError(problem.error, "not_found")) {
    return (
      <EmptyState
        title={t.missing}
        titleAs="h1"
        picture={<Picture name="lost" />}
        action={
          <Button asChild>
            <Link to="/interviews/problems">{t.back}</Link>
          </Button>
        }
      >
        {t.missingBody}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4 lg:h-full">
      <WorkbenchHeader title={problem.data?.title ?? strings.list.title} back={{ to: "/interviews/problems", label: t.back }} />
      {problem.data && languages.data && draft.data ? (
        <Solving problem={problem.data} languages={languages.data} />
      ) : fault ? (
        <ErrorState
          title={t.failed}
          error={fault}
          busy={all.some((query) => query.isFetching)}
          onRetry={() => {
            for (const query of all) if (query.isError) void query.refetch();
          }}
        />
      ) : (
        <SkeletonRegion label={t.loading} className="grid gap-4 lg:min-h-0 lg:flex-1 lg:grid-cols-[44fr_56fr]">
          <Skeleton className="h-96 rounded-10 lg:h-full" />
          <div className="grid gap-4 lg:grid-rows-[58fr_42fr]">
            <Skeleton className="rounded-10 max-lg:h-96" />
            <Skeleton className="rounded-10 max-lg:h-60" />
          </div>
        </SkeletonRegion>
      )}
    </div>
  );
}
