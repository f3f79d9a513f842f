import { EmptyState, Picture, Skeleton, SkeletonRegion } from "@/ui";
import { strings } from "./strings";

export function NoMatch({ query, body }: { query: string; body: string }) {
  return (
    <EmptyState title={strings.nothingTitle(query)} picture={<Picture name="search" />}>
      {body}
    </EmptyState>
  );
}

export function ArchiveLoading() {
  return (
    <SkeletonRegion label={strings.loading} className="pt-9">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <div key={row} className="flex h-[2.8125rem] items-center justify-between gap-4 border-t border-line px-6 max-md:h-[4.0625rem] max-sm:px-4">
          <Skeleton className="h-4 w-64 max-w-[50%]" />
          <Skeleton className="h-4 w-24" />
        </div>
      ))}
    </SkeletonRegion>
  );
}
