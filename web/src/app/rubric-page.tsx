import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { ArrowLeft, Play } from "lucide-react";
import { useEffect } from "react";
import { isApiError, queries } from "@/api";
import { RubricPanel, asRubricCandidate } from "@/features/room/panels/rubric-panel";
import { dateTime } from "@/lib/format";
import { usePageTitle } from "@/lib/title";
import { Button, Card, EmptyState, ErrorState, PageHeader, Picture, Skeleton } from "@/ui";
import { strings } from "./strings";

const route = getRouteApi("/interviewer/board/rooms/$roomId/rubric");
const text = strings.rubric;

/** The room's rubric outside the room: an interview may be evaluated long after everybody left (VC-4). */
export function RubricPage() {
  const { roomId } = route.useParams();
  const client = useQueryClient();
  const room = useQuery(queries.room(roomId));
  usePageTitle(text.title);
  useEffect(
    () => () => {
      void client.invalidateQueries({ queryKey: ["rooms"] });
      void client.invalidateQueries({ queryKey: ["interviews"] });
    },
    [client],
  );

  const back = (
    <Link to="/board" className="inline-flex items-center gap-1.5 rounded-4 text-14 text-ink-faint hover:text-ink">
      <ArrowLeft className="size-4" aria-hidden />
      {strings.interviewer.board}
    </Link>
  );
  const hosting = room.data?.my_role === "host";
  if (isApiError(room.error, "not_found", "forbidden") || (room.data !== undefined && !hosting)) {
    return (
      <div className="grid gap-4">
        {back}
        <EmptyState title={text.missing} titleAs="h1" picture={<Picture name="lost" />}>
          {text.missingBody}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="mx-auto grid w-full max-w-[44rem] gap-6">
      <PageHeader
        over={back}
        title={text.title}
        lead={room.data === undefined ? text.loading : `${room.data.title} · ${dateTime(room.data.created_at_ms)}`}
        actions={
          room.data?.status === "ended" && (
            <Button asChild>
              <Link to="/r/$roomId/replay" params={{ roomId }}>
                <Play aria-hidden />
                {text.recording}
              </Link>
            </Button>
          )
        }
      />
      {room.isError && <ErrorState title={text.failed} error={room.error} onRetry={() => void room.refetch()} busy={room.isFetching} />}
      {room.isPending && <Skeleton className="h-[36rem] rounded-10" />}
      {room.data !== undefined && (
        <Card padding="none">
          <RubricPanel
            roomId={roomId}
            roomOpen={room.data.status === "open"}
            candidates={room.data.candidates.map((candidate) => asRubricCandidate({ ...candidate, id: candidate.participant_id }))}
          />
        </Card>
      )}
    </div>
  );
}
