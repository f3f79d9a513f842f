import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowRight, DoorOpen, Eye, EyeOff, Play } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { type Room, api, isApiError, queries } from "@/api";
import { dateTime } from "@/lib/format";
import { problemText } from "@/lib/problem";
import { useShortcuts } from "@/lib/shortcuts";
import { usePageTitle } from "@/lib/title";
import {
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  Field,
  Input,
  PageHeader,
  Pagination,
  Picture,
  Skeleton,
  SkeletonRegion,
} from "@/ui";
import { roomCodeIn } from "./code";
import { strings } from "./strings";

const text = strings.live;

export function LivePage() {
  usePageTitle(text.title);
  return (
    <div className="grid gap-8">
      <PageHeader title={text.title} lead={text.lead} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-6">
          <JoinCard />
          <MyRooms />
        </div>
        <div className="grid gap-6">
          <Expect />
          <Recorded />
        </div>
      </div>
    </div>
  );
}

function JoinCard() {
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({ "/": () => box.current?.focus() });

  const join = async (event: FormEvent) => {
    event.preventDefault();
    const code = roomCodeIn(typed);
    if (code === null) {
      setFault(text.noCode);
      box.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const lobby = await api.lobby(code);
      if (lobby.status === "ended") setFault(text.ended);
      else await navigate({ to: "/r/$roomId", params: { roomId: code } });
    } catch (error) {
      setFault(isApiError(error, "not_found") ? text.noRoom : problemText(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card title={text.joinTitle}>
      <form noValidate className="flex items-start gap-3 max-sm:flex-col max-sm:items-stretch" onSubmit={(event) => void join(event)}>
        <Field label={text.joinLabel} hint={text.joinHint} error={fault} className="flex-1">
          <Input
            ref={box}
            name="room"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder={text.joinPlaceholder}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setFault(null);
            }}
          />
        </Field>
        <Button type="submit" variant="primary" busy={busy} className="sm:mt-[1.625rem]">
          {text.join}
        </Button>
      </form>
    </Card>
  );
}

function MyRooms() {
  const list = useInfiniteQuery(queries.rooms());
  const rooms = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={text.mine} padding="none">
      {list.isPending && (
        <SkeletonRegion label={text.mineLoading}>
          {[0, 1, 2].map((row) => (
            <div key={row} className="flex items-center justify-between gap-4 border-t border-line px-6 py-5">
              <Skeleton className="h-5 w-56 max-w-[60%]" />
              <Skeleton className="h-9 w-28" />
            </div>
          ))}
        </SkeletonRegion>
      )}
      {list.isError && rooms.length === 0 && (
        <ErrorState
          title={text.mineFailed}
          error={list.error}
          onRetry={() => void list.refetch()}
          busy={list.isFetching}
          className="m-6 mt-3"
        />
      )}
      {list.isSuccess && rooms.length === 0 && (
        <EmptyState title={text.mineEmptyTitle} picture={<Picture name="door" />}>
          {text.mineEmpty}
        </EmptyState>
      )}
      {rooms.length > 0 && (
        <>
          <ul>
            {rooms.map((room) => (
              <RoomRow key={room.id} room={room} />
            ))}
          </ul>
          <div className="border-t border-line px-2">
            <Pagination
              shown={rooms.length}
              noun={text.shown}
              hasMore={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </div>
        </>
      )}
    </Card>
  );
}

function RoomRow({ room }: { room: Room }) {
  const open = room.status === "open";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-t border-line px-6 py-4 max-sm:px-4">
      <div className="grid min-w-0 gap-0.5">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{room.title}</span>
          <Badge tone={open ? "good" : "neutral"} icon={open ? <DoorOpen aria-hidden /> : undefined}>
            {open ? text.open : text.over}
          </Badge>
        </span>
        <span className="text-14 text-ink-faint">
          {text.with(room.host_name)} · {dateTime(room.created_at_ms)}
        </span>
      </div>
      {open ? (
        <Button size="sm" variant="primary" asChild>
          <Link to="/r/$roomId" params={{ roomId: room.id }}>
            {text.stepIn}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : (
        <Button size="sm" asChild>
          <Link to="/r/$roomId/replay" params={{ roomId: room.id }}>
            <Play aria-hidden />
            {text.recording}
          </Link>
        </Button>
      )}
    </li>
  );
}

function Expect() {
  return (
    <Card title={text.expect}>
      <ol className="grid gap-4">
        {text.expectSteps.map((step, index) => (
          <li key={step.title} className="flex gap-3.5">
            <span
              aria-hidden
              className="tabular grid size-7 shrink-0 place-items-center rounded-full border border-accent-line bg-accent-soft text-14 font-medium text-accent-ink"
            >
              {index + 1}
            </span>
            <span className="grid gap-0.5 text-14">
              <span className="font-medium">{step.title}</span>
              <span className="text-ink-soft">{step.body}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Recorded() {
  return (
    <Card title={text.recorded}>
      <div className="grid gap-5 text-14">
        <ul className="grid gap-2.5">
          {text.recordedItems.map((item) => (
            <li key={item} className="flex gap-2.5 text-ink-soft">
              <Eye className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
              {item}
            </li>
          ))}
        </ul>
        <div className="grid gap-2.5">
          <h3 className="font-semibold">{text.notRecorded}</h3>
          <ul className="grid gap-2.5">
            {text.notRecordedItems.map((item) => (
              <li key={item} className="flex gap-2.5 text-ink-soft">
                <EyeOff className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
                {item}
              </li>
            ))}
          </ul>
        </div>
        <p className="text-ink-faint">{text.same}</p>
      </div>
    </Card>
  );
}
