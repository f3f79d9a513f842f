import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type MockSession, isApiError } from "@/api";
import { Button, EmptyState, ErrorState, Picture, Skeleton, SkeletonRegion } from "@/ui";
import { strings } from "./strings";

const t = strings.session;

/** Whether something of it is still to come by itself. */
export function stillRead(session: MockSession): boolean {
  return session.items.some((item) => item.answers.some((answer) => !answer.feedback || answer.feedback.model_part?.state === "waiting"));
}

/** A mock interview, or why it is not there. */
export function SessionLoader({ query, children }: { query: UseQueryResult<MockSession>; children: (session: MockSession) => ReactNode }) {
  if (query.data) return children(query.data);
  if (isApiError(query.error, "not_found", "forbidden")) {
    return (
      <EmptyState
        title={t.missing}
        titleAs="h1"
        picture={<Picture name="lost" />}
        action={
          <Button asChild>
            <Link to="/interviews">{t.back}</Link>
          </Button>
        }
      >
        {t.missingBody}
      </EmptyState>
    );
  }
  if (query.isError) return <ErrorState title={t.failed} error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} />;
  return (
    <SkeletonRegion label={t.loading} className="mx-auto grid w-full max-w-[68rem] gap-6">
      <Skeleton className="h-12 w-80 max-w-full" />
      <Skeleton className="h-9 w-full max-w-[36rem]" />
      <Skeleton className="h-24" />
      <Skeleton className="h-80 rounded-10" />
    </SkeletonRegion>
  );
}
