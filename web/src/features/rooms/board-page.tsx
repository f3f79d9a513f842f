import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { Archive, CalendarClock, CircleDashed, Ellipsis, Inbox, Link2, LogIn, Play, Plus, PowerOff } from "lucide-react";
import { type ReactNode, Suspense, lazy, useEffect, useState } from "react";
import { type InterviewSummary, type Room, api, queries, useUser } from "@/api";
import { ago, score } from "@/lib/format";
import { useNow } from "@/lib/now";
import { problemText } from "@/lib/problem";
import { uiStrings } from "@/lib/strings";
import { usePageTitle } from "@/lib/title";
import {
  Alert,
  Badge,
  Button,
  ConfirmDialog,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  Picture,
  Skeleton,
  SkeletonRegion,
  Tooltip,
  cx,
  toast,
} from "@/ui";
import { roomLink } from "./code";
import { type CompletedEntry, lanesOf } from "./lanes";
import { strings } from "./strings";

const CreateRoomDialog = lazy(() => import("./create-room-dialog").then((module) => ({ default: module.CreateRoomDialog })));

const text = strings.board;
const route = getRouteApi("/interviewer/board");

/** VA-7: three lanes on one view. */
export function BoardPage() {
  usePageTitle(text.title);
  const user = useUser();
  const navigate = useNavigate({ from: "/board" });
  const { create = false } = route.useSearch();
  // Not kept for the day of the verification: the dialog would then open by itself.
  useEffect(() => {
    if (create && !user.verified) void navigate({ search: {}, replace: true });
  }, [create, user.verified, navigate]);
  const setCreate = (open: boolean) => void navigate({ search: open ? { create: true } : {}, replace: true });
  const [createUsed, setCreateUsed] = useState(false);
  if (create && !createUsed) setCreateUsed(true);

  const rooms = useInfiniteQuery({ ...queries.rooms(), refetchOnMount: "always" });
  const interviews = useInfiniteQuery({ ...queries.interviews(""), refetchOnMount: "always" });
  const [ending, setEnding] = useState<Room | null>(null);

  const roomItems = rooms.data?.pages.flatMap((page) => page.items) ?? [];
  const interviewItems = interviews.data?.pages.flatMap((page) => page.items) ?? [];
  const oldest = interviewItems[interviewItems.length - 1];
  const since = interviews.data === undefined ? Infinity : interviews.hasNextPage ? (oldest?.submitted_at_ms ?? Infinity) : 0;
  const lanes = lanesOf(roomItems, interviewItems, since);
  const roomsLoaded = rooms.data !== undefined;
  const loaded = roomsLoaded && interviews.data !== undefined;
  const stale = (rooms.isError && roomsLoaded) || (interviews.isError && interviews.data !== undefined);
  return (
    <div className="flex flex-col gap-4 lg:h-[calc(100dvh-5.8125rem)] lg:min-h-[30rem]">
      <header className="flex items-center justify-between gap-4">
        <h1 className="text-20 font-semibold">{text.title}</h1>
        <Button variant="primary" icon={<Plus aria-hidden />} disabled={!user.verified} onClick={() => setCreate(true)}>
          {text.newRoom}
        </Button>
      </header>
      {!user.verified && (
        <Alert meaning="caution" title={text.unverifiedTitle}>
          {text.unverified}
        </Alert>
      )}
      {rooms.isError && !roomsLoaded && (
        <ErrorState title={text.failed} error={rooms.error} onRetry={() => void rooms.refetch()} busy={rooms.isFetching} />
      )}
      {stale && <Alert meaning="caution" title={text.refreshFailed} live />}
      {(roomsLoaded || !rooms.isError) && (
        <div className="grid gap-3 lg:min-h-0 lg:flex-1 lg:grid-cols-3 lg:grid-rows-[minmax(0,1fr)]">
          <Lane title={text.lanes.pending} icon={<Inbox aria-hidden />} count={roomsLoaded ? 0 : null}>
            <EmptyState compact title={text.pendingEmptyTitle} picture={<Picture name="clock" className="h-16 w-auto max-lg:hidden" />}>
              {text.pendingEmpty}
            </EmptyState>
          </Lane>
          <Lane title={text.lanes.upcoming} icon={<CalendarClock aria-hidden />} count={roomsLoaded ? lanes.open.length : null}>
            <h3 className="px-1 pt-1 text-12 font-medium text-ink-faint">{text.openNow}</h3>
            {!roomsLoaded && <LaneLoading />}
            {roomsLoaded && lanes.open.length === 0 && (
              <EmptyState
                compact
                title={text.upcomingEmptyTitle}
                picture={<Picture name="door" className="h-16 w-auto" />}
                action={
                  user.verified && (
                    <Button size="sm" icon={<Plus aria-hidden />} onClick={() => setCreate(true)}>
                      {text.newRoom}
                    </Button>
                  )
                }
              >
                {text.upcomingEmpty}
              </EmptyState>
            )}
            {lanes.open.length > 0 && (
              <ul className="grid gap-2">
                {lanes.open.map(({ room, filed }) => (
                  <OpenRoom key={room.id} room={room} filed={filed} onEnd={() => setEnding(room)} />
                ))}
              </ul>
            )}
            {roomsLoaded && (
              <>
                <h3 className="px-1 pt-3 text-12 font-medium text-ink-faint">{text.booked}</h3>
                <p className="rounded-8 border border-dashed border-line-strong px-3 py-2.5 text-14 text-ink-faint">
                  {text.bookedEmpty}
                </p>
              </>
            )}
          </Lane>
          <Lane title={text.lanes.completed} icon={<Archive aria-hidden />} count={loaded ? lanes.completed.length : null}
            more={rooms.hasNextPage || interviews.hasNextPage}>
            {interviews.isError && interviews.data === undefined && (
              <ErrorState
                title={text.filedFailed}
                error={interviews.error}
                onRetry={() => void interviews.refetch()}
                busy={interviews.isFetching}
              />
            )}
            {!loaded && !interviews.isError && <LaneLoading />}
            {loaded && lanes.completed.length === 0 && (
              <EmptyState compact title={text.completedEmptyTitle} picture={<Picture name="archive" className="h-16 w-auto" />}>
                {text.completedEmpty}
              </EmptyState>
            )}
            {lanes.completed.length > 0 && (
              <ul className="grid gap-2">
                {lanes.completed.map((entry) => (
                  <Completed key={entry.key} entry={entry} />
                ))}
              </ul>
            )}
            {(rooms.hasNextPage || interviews.hasNextPage) && (
              <Button
                size="sm"
                variant="ghost"
                busy={rooms.isFetchingNextPage || interviews.isFetchingNextPage}
                onClick={() => {
                  if (rooms.hasNextPage) void rooms.fetchNextPage();
                  if (interviews.hasNextPage) void interviews.fetchNextPage();
                }}
              >
                {text.showMore}
              </Button>
            )}
          </Lane>
        </div>
      )}
      {createUsed && (
        <Suspense fallback={null}>
          <CreateRoomDialog open={create && user.verified} onOpenChange={setCreate} />
        </Suspense>
      )}
      <EndRoomDialog room={ending} onClose={() => setEnding(null)} />
    </div>
  );
}

interface LaneProps {
  title: string;
  icon: ReactNode;
  count: number | null;
  /** There is more than was counted. */
  more?: boolean;
  children: ReactNode;
}

/** Each lane scrolls by itself on a wide screen, so that all three stay in view; below each other, the empty ones come last. */
function Lane({ title, icon, count, more = false, children }: LaneProps) {
  return (
    <section
      aria-label={title}
      className={cx("flex flex-col rounded-10 border border-line bg-sunken lg:min-h-0", count === 0 && "max-lg:order-last")}
    >
      <header className="flex h-10 shrink-0 items-center gap-2 px-3 text-ink-soft [&_svg]:size-4">
        {icon}
        <h2 className="text-14 font-semibold text-ink">{title}</h2>
        {count !== null && <span className="tabular rounded-full bg-hover px-2 text-12 font-medium">{more ? `${count}+` : count}</span>}
      </header>
      <div className="grid min-h-0 content-start gap-2 overflow-y-auto px-2 pb-2">{children}</div>
    </section>
  );
}

function OpenRoom({ room, filed, onEnd }: { room: Room; filed: readonly InterviewSummary[]; onEnd: () => void }) {
  const now = useNow();
  const copy = async () => {
    const link = roomLink(room.id);
    try {
      await navigator.clipboard.writeText(link);
      toast("good", text.linkCopied, { body: link });
    } catch {
      toast("caution", text.copyFailed, { body: link });
    }
  };
  return (
    <li className="grid gap-2.5 rounded-8 border border-line bg-surface p-3 shadow-card">
      <div className="flex items-start justify-between gap-2">
        <div className="grid min-w-0 gap-0.5">
          <p className="font-medium break-words">{room.title}</p>
          <p className="text-12 text-ink-faint">{text.opened(ago(room.created_at_ms, now))}</p>
        </div>
        <Menu
          label={text.more(room.title)}
          trigger={
            <IconButton label={text.more(room.title)} size="sm" className="-mt-1 -mr-1">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copy()}>
            {text.copyLink}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<PowerOff aria-hidden />} tone="danger" onSelect={onEnd}>
            {text.end}
          </MenuItem>
        </Menu>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        {room.candidates.length === 0 && <span className="text-14 text-ink-faint">{text.nobody}</span>}
        {room.candidates.map((candidate) => (
          <Badge key={candidate.participant_id} tone="outline">
            {candidate.display_name}
          </Badge>
        ))}
        {room.guests_allowed && (
          <Tooltip text={text.guestsHint}>
            <span tabIndex={0} className="rounded-6">
              <Badge>{text.guests}</Badge>
            </span>
          </Tooltip>
        )}
      </div>
      {filed.length > 0 && <FiledList filed={filed} />}
      <div className="flex gap-2">
        <Button size="sm" variant="primary" asChild className="flex-1">
          <Link to="/r/$roomId" params={{ roomId: room.id }}>
            <LogIn aria-hidden />
            {text.enter}
          </Link>
        </Button>
        <Button size="sm" icon={<Link2 aria-hidden />} onClick={() => void copy()}>
          {text.copyLink}
        </Button>
      </div>
    </li>
  );
}

function FiledList({ filed }: { filed: readonly InterviewSummary[] }) {
  return (
    <ul className="grid gap-0.5">
      {filed.map((interview) => (
        <li key={interview.id}>
          <Link
            to="/board/evaluations/$interviewId"
            params={{ interviewId: interview.id }}
            className="-mx-1.5 flex items-center justify-between gap-3 rounded-6 px-1.5 py-1 text-14 hover:bg-hover pointer-coarse:min-h-11"
          >
            <span className="truncate">{interview.candidate_name}</span>
            <span className="tabular font-semibold">
              <span className="sr-only">{text.scoreOf(interview.candidate_name)}: </span>
              {score(interview.composite)}
              <span className="font-normal text-ink-faint"> {uiStrings.outOf("100")}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Completed({ entry }: { entry: CompletedEntry }) {
  const now = useNow();
  return (
    <li className="grid gap-1.5 rounded-8 border border-line bg-surface px-3 py-2.5 shadow-card">
      <div className="flex items-start justify-between gap-2">
        <div className="grid min-w-0 gap-0.5">
          <p className="font-medium break-words">{entry.title}</p>
          <p className="text-12 text-ink-faint">{text.ended(ago(entry.atMs, now))}</p>
        </div>
        {entry.room !== null && (
          <Link
            to="/r/$roomId/replay"
            params={{ roomId: entry.room.id }}
            aria-label={text.recordingOf(entry.title)}
            className="-mr-1 inline-flex h-6 shrink-0 items-center gap-1 rounded-6 px-1 text-12 font-medium text-ink-soft hover:bg-hover hover:text-ink pointer-coarse:h-11"
          >
            <Play className="size-3.5" aria-hidden />
            {text.recording}
          </Link>
        )}
      </div>
      {entry.filed.length > 0 && <FiledList filed={entry.filed} />}
      {entry.room !== null && entry.missing.length > 0 && (
        <ul className="grid gap-1">
          {entry.missing.map((candidate) => (
            <li key={candidate.participant_id} className="flex items-center justify-between gap-3 text-14">
              <span className="flex min-w-0 items-center gap-2">
                <span className="truncate">{candidate.display_name}</span>
                <Badge tone="caution" icon={<CircleDashed aria-hidden />}>
                  {text.notFiled}
                </Badge>
              </span>
              <Link
                to="/board/rooms/$roomId/rubric"
                params={{ roomId: entry.key }}
                className="shrink-0 rounded-4 font-medium text-accent-ink underline-offset-4 hover:underline"
              >
                {text.file}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {entry.filed.length === 0 && entry.missing.length === 0 && entry.room?.candidates.length === 0 && (
        <p className="text-14 text-ink-faint">{text.nobodyCame}</p>
      )}
    </li>
  );
}

function EndRoomDialog({ room, onClose }: { room: Room | null; onClose: () => void }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (target: Room) => api.endRoom(target.id),
    onSuccess: (_, target) => {
      toast("good", text.endedToast(target.title));
      onClose();
    },
    onError: (error) => toast("danger", text.endFailed, { body: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: queries.rooms().queryKey }),
  });
  return (
    <ConfirmDialog
      open={room !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={text.endTitle(room?.title ?? "")}
      description={text.endBody}
      confirmLabel={text.endConfirm}
      tone="danger"
      busy={end.isPending}
      onConfirm={() => {
        if (room !== null) end.mutate(room);
      }}
    />
  );
}

function LaneLoading() {
  return (
    <SkeletonRegion label={text.loading} className="grid gap-2">
      <Skeleton className="h-32 rounded-8" />
      <Skeleton className="h-32 rounded-8" />
    </SkeletonRegion>
  );
}
