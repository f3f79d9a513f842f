import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { type User, api, queries } from "@/api";
import { date } from "@/lib/format";
import { problemText } from "@/lib/problem";
import { usePageTitle } from "@/lib/title";
import {
  Avatar,
  Badge,
  Button,
  Card,
  ConfirmDialog,
  EmptyState,
  ErrorState,
  PageHeader,
  Pagination,
  Picture,
  Skeleton,
  SkeletonRegion,
  Table,
  Td,
  Th,
  toast,
} from "@/ui";
import { strings } from "./strings";

const text = strings.interviewers;

export function InterviewersPage() {
  usePageTitle(text.title);
  const client = useQueryClient();
  const list = useInfiniteQuery(queries.interviewers());
  const [withdrawing, setWithdrawing] = useState<User | null>(null);
  const change = useMutation({
    mutationFn: ({ user, verified }: { user: User; verified: boolean }) => api.setVerified(user.id, verified),
    onSuccess: (user) => {
      toast("good", user.verified ? text.verifiedToast(user.display_name) : text.withdrawnToast(user.display_name));
      setWithdrawing(null);
    },
    onError: (error) => toast("danger", text.failed, { body: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: queries.interviewers().queryKey }),
  });
  const people = list.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className="grid gap-6">
      <PageHeader title={text.title} lead={text.lead} />
      {list.isPending && <Loading />}
      {list.isError && people.length === 0 && (
        <ErrorState title={text.loadFailed} error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />
      )}
      {list.isSuccess && people.length === 0 && (
        <Card padding="none">
          <EmptyState title={text.emptyTitle} picture={<Picture name="conversation" />}>
            {text.empty}
          </EmptyState>
        </Card>
      )}
      {people.length > 0 && (
        <Card padding="none">
          <Table
            caption={text.caption}
            head={
              <>
                <Th>{text.name}</Th>
                <Th className="max-sm:hidden">{text.registered}</Th>
                <Th>{text.state}</Th>
                <Th>
                  <span className="sr-only">{text.action}</span>
                </Th>
              </>
            }
          >
            {people.map((person) => (
              <tr key={person.id}>
                <Td>
                  <span className="flex items-center gap-3">
                    <Avatar name={person.display_name} className="max-sm:hidden" />
                    <span className="grid min-w-0">
                      <span className="truncate font-medium">{person.display_name}</span>
                      <span className="truncate text-12 text-ink-faint">{person.email}</span>
                    </span>
                  </span>
                </Td>
                <Td className="whitespace-nowrap text-ink-soft max-sm:hidden">{date(person.created_at_ms)}</Td>
                <Td>
                  <Badge tone={person.verified ? "good" : "caution"}>{person.verified ? text.verified : text.waiting}</Badge>
                </Td>
                <Td className="text-right">
                  {person.verified ? (
                    <Button size="sm" variant="ghost" onClick={() => setWithdrawing(person)}>
                      {text.unverify}
                    </Button>
                  ) : (
                    <Button
                      size="sm"
                      variant="primary"
                      icon={<ShieldCheck aria-hidden />}
                      busy={change.isPending && change.variables.user.id === person.id}
                      onClick={() => change.mutate({ user: person, verified: true })}
                    >
                      {text.verify}
                    </Button>
                  )}
                </Td>
              </tr>
            ))}
          </Table>
          <Pagination
            shown={people.length}
            noun={text.shown}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Card>
      )}
      <ConfirmDialog
        open={withdrawing !== null}
        onOpenChange={(open) => {
          if (!open) setWithdrawing(null);
        }}
        title={text.withdrawTitle(withdrawing?.display_name ?? "")}
        description={text.withdrawBody}
        confirmLabel={text.withdrawConfirm}
        tone="danger"
        busy={change.isPending}
        onConfirm={() => {
          if (withdrawing !== null) change.mutate({ user: withdrawing, verified: false });
        }}
      />
    </div>
  );
}

function Loading() {
  return (
    <Card padding="none">
      <SkeletonRegion label={text.loading}>
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex items-center gap-3 border-b border-line px-4 py-3 last:border-0">
            <Skeleton className="size-9 rounded-full" />
            <div className="grid flex-1 gap-1.5">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-3 w-56" />
            </div>
            <Skeleton className="h-8 w-24" />
          </div>
        ))}
      </SkeletonRegion>
    </Card>
  );
}
