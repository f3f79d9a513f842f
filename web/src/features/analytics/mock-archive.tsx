import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type MockItem, type MockSummary, queries } from "@/api";
import { countFound, excerpt, type Piece, searchWords } from "@/lib/found-words";
import { date, score } from "@/lib/format";
import { topicName } from "@/lib/topics";
import { Badge, Button, EmptyState, ErrorState, Meter, Pagination, Picture, Table, Td, Th } from "@/ui";
import { ArchiveLoading, NoMatch } from "./archive-states";
import { strings } from "./strings";

const t = strings.mocks;

/** E-5, E-6, E-8: every mock interview, with links to the answers in which the words were found. */
export function MockArchive({ q }: { q: string }) {
  const list = useInfiniteQuery({ ...queries.mocks(q, "all"), placeholderData: (before) => before, refetchOnMount: "always" });
  const sessions = list.data?.pages.flatMap((page) => page.items) ?? [];
  const empty = list.isSuccess && !list.isPlaceholderData && sessions.length === 0;
  return (
    <div aria-busy={list.isPlaceholderData || undefined}>
      {list.isPending && <ArchiveLoading />}
      {list.isError && sessions.length === 0 && (
        <ErrorState title={strings.failed} error={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} className="m-6 mt-3" />
      )}
      {empty && (q === "" ? <NothingYet /> : <NoMatch query={q} body={t.nothing} />)}
      {sessions.length > 0 && (
        <>
          <MockTable sessions={sessions} q={q} />
          <Pagination
            shown={sessions.length}
            noun={t.shown}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </>
      )}
    </div>
  );
}

function MockTable({ sessions, q }: { sessions: readonly MockSummary[]; q: string }) {
  return (
    <Table
      caption={t.caption}
      head={
        <>
          <Th className="pl-6 max-sm:pl-4">{t.columns.interview}</Th>
          <Th className="max-md:hidden">{t.columns.answered}</Th>
          <Th className="max-md:hidden">{t.columns.at}</Th>
          <Th figures className="pr-6 max-sm:pr-4">
            {t.columns.score}
          </Th>
        </>
      }
    >
      {sessions.map((session) => (
        <tr key={session.id} className="hover:bg-hover">
          <Td className="pl-6 max-sm:pl-4">
            <Link to="/interviews/$mockId" params={{ mockId: session.id }} className="rounded-4 font-medium underline-offset-4 hover:underline">
              {session.role_title}
            </Link>{" "}
            <span className="text-ink-faint">
              {strings.tier[session.tier]}
              {session.topic && `, ${topicName(session.topic)}`}
              {session.adaptive && `, ${t.adapts}`}
            </span>
            <span className="tabular block text-14 text-ink-faint md:hidden">
              {t.progress(session.answered, session.questions)} · {date(session.active_at_ms)}
            </span>
            {session.found.length > 0 && <Found session={session} q={q} />}
          </Td>
          <Td className="tabular text-ink-soft max-md:hidden">{t.progress(session.answered, session.questions)}</Td>
          <Td className="tabular whitespace-nowrap text-ink-soft max-md:hidden">{date(session.active_at_ms)}</Td>
          <Td figures className="pr-6 max-sm:pr-4">
            <Score session={session} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Score({ session }: { session: MockSummary }) {
  if (session.ended_at_ms == null) return <Badge tone="accent">{t.goesOn}</Badge>;
  if (typeof session.score !== "number") return <span className="text-ink-faint">{session.answered > 0 ? t.beingRead : t.noScore}</span>;
  return (
    <span className="inline-flex items-center gap-3">
      <Meter label={t.columns.score} value={session.score} max={100} valueText={score(session.score)} className="w-20 max-sm:hidden" />
      <span className="w-8 font-semibold">{score(session.score)}</span>
    </span>
  );
}

const FEW = 3;

/** Where in an interview the words are, and what stands around them. */
function Found({ session, q }: { session: MockSummary; q: string }) {
  const { data } = useQuery({ ...queries.mock(session.id), staleTime: 60_000 });
  const words = searchWords(q);
  const places = session.found.map((position) => {
    const item = data?.items.find((each) => each.position === position);
    return { position, item, passage: item && bestPassage(item, words) };
  });
  // Where all of the words are, nobody looks for those that have one of them.
  const most = Math.max(0, ...places.map(({ passage }) => passage?.words ?? 0));
  const shown = places.filter(({ passage }) => !passage || passage.words === most);
  return (
    <ul className="mt-2 grid gap-2 text-14">
      {shown.map(({ position, item, passage }, at) => {
        const around = at < FEW && passage ? passage.pieces : null;
        return (
          <li key={position} className="grid max-w-[44rem] gap-0.5">
            <Link
              to="/interviews/$mockId/q/$position"
              params={{ mockId: session.id, position: String(position) }}
              search={{ found: q, ...(passage?.attempt !== undefined && { attempt: passage.attempt }) }}
              className="inline-flex items-center justify-self-start rounded-4 text-accent-ink underline underline-offset-4 pointer-coarse:min-h-11"
            >
              {item?.question.title ? t.titled(position, item.question.title) : t.question(position)}
            </Link>
            {around && (
              <span className="text-ink-soft">
                {around.map((piece, index) => (piece.isFound ? <mark key={index} className="rounded-2 bg-caution-soft text-ink underline decoration-caution decoration-2">{piece.text}</mark> : piece.text))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface Passage {
  /** Absent: in the question. */
  attempt?: number;
  pieces: Piece[] | null;
  /** How many of the words are in the text. */
  words: number;
}

/** Of the answers, newest first, and the question the text that has most of the words. */
function bestPassage(item: MockItem, words: readonly string[]): Passage {
  const answers = item.answers.map(({ attempt, work }) => ({ attempt, text: `${work.text}\n${work.source ?? ""}` })).reverse();
  const texts: { attempt?: number; text: string }[] = [...answers, { text: `${item.question.title ?? ""}\n${item.question.prompt}` }];
  let best: { attempt?: number; text: string; words: number } = { text: "", words: 0 };
  for (const one of texts) {
    const count = countFound(one.text, words);
    if (count > best.words) best = { ...one, words: count };
  }
  return { ...(best.attempt !== undefined && { attempt: best.attempt }), pieces: excerpt(best.text, words), words: best.words };
}

function NothingYet() {
  return (
    <EmptyState
      title={t.emptyTitle}
      picture={<Picture name="archive" />}
      action={
        <Button asChild>
          <Link to="/interviews">{t.emptyAction}</Link>
        </Button>
      }
    >
      {t.empty}
    </EmptyState>
  );
}
