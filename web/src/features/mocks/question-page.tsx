import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, ArrowRight, Flag, Timer } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type MockItem, type MockSession, api, queries } from "@/api";
import { stopwatch } from "@/lib/format";
import { useFoundMarks } from "@/lib/found-words";
import { topicName } from "@/lib/topics";
import { problemText } from "@/lib/problem";
import { useShortcuts } from "@/lib/shortcuts";
import { usePageTitle } from "@/lib/title";
import { Alert, Button, ConfirmDialog, EmptyState, Picture, toast } from "@/ui";
import { AdaptiveBadge } from "./adaptive-badge";
import { DoneQuestion } from "./answered";
import { CodingQuestion } from "./coding-question";
import { feedbackStrings } from "./feedback-strings";
import { forgetPlace, keepPlace } from "./local-copies";
import { SessionLoader, stillRead } from "./session-loader";
import { Stepper } from "./stepper";
import { strings } from "./strings";
import { useHandIn } from "./use-hand-in";
import { type Keepers, useKeepers, useWork } from "./use-work";
import { WordsQuestion } from "./words-question";

const t = strings.session;
const route = getRouteApi("/student/interviews/$mockId/q/$position");

/** One question of an interview: while it goes on to be answered, afterwards to be read and tried again (E-8). */
export function QuestionPage() {
  const { mockId, position } = route.useParams();
  return <Interview key={mockId} mockId={mockId} position={Number(position)} />;
}

/** Looks again so often at what is being read, should no word of it come by itself. */
const LOOK_MS = 4_000;

function Interview({ mockId, position }: { mockId: string; position: number }) {
  const keepers = useKeepers();
  const query = useQuery({
    ...queries.mock(mockId),
    refetchOnWindowFocus: "always",
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data && stillRead(state.data) ? LOOK_MS : false),
  });
  usePageTitle(query.data ? `${t.of(position, query.data.questions)}: ${query.data.role_title}` : strings.hub.title);
  return (
    <SessionLoader query={query}>
      {(session) => {
        const item = session.items.find((each) => each.position === position);
        return item ? <Question session={session} item={item} keepers={keepers} /> : <NoQuestion mockId={mockId} />;
      }}
    </SessionLoader>
  );
}

function NoQuestion({ mockId }: { mockId: string }) {
  return (
    <EmptyState
      title={t.noQuestion}
      titleAs="h1"
      picture={<Picture name="lost" />}
      action={
        <Button asChild>
          <Link to="/interviews/$mockId" params={{ mockId }}>
            {strings.hub.resume}
          </Link>
        </Button>
      }
    >
      {t.noQuestionBody}
    </EmptyState>
  );
}

interface QuestionOf {
  session: MockSession;
  item: MockItem;
  keepers: Keepers;
}

function Question({ session, item, keepers }: QuestionOf) {
  const navigate = useNavigate();
  const { position } = item;
  const hasEnded = session.ended_at_ms != null;
  const { attempt } = route.useSearch();
  const isOpen = item.state === "open" && !hasEnded;
  useEffect(() => {
    if (!hasEnded) keepPlace(session.id, position);
  }, [hasEnded, session.id, position]);
  const go = (to: number) => {
    if (!session.items.some((each) => each.position === to)) return;
    void navigate({ to: "/interviews/$mockId/q/$position", params: { mockId: session.id, position: String(to) } });
  };
  useShortcuts({ n: () => go(position + 1), p: () => go(position - 1) });
  if (isOpen) return <OpenQuestion key={position} session={session} item={item} keepers={keepers} />;
  return (
    <div className="mx-auto grid w-full max-w-[68rem] gap-6">
      <Header session={session} item={item} />
      <FoundWords>
        <DoneQuestion key={position} session={session} item={item} keepers={keepers} attempt={attempt} onward={(again) => <Onward session={session} item={item} again={again} />} />
      </FoundWords>
    </div>
  );
}

/** E-8: who comes from a search sees its words marked. */
function FoundWords({ children }: { children: ReactNode }) {
  const { found = "" } = route.useSearch();
  const root = useRef<HTMLDivElement>(null);
  useFoundMarks(root, found);
  return (
    <>
      {found !== "" && (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-14 text-ink-soft">
          {t.found(found)}
          <Link to="/analytics" search={{ q: found, tab: "mock" }} className="rounded-4 text-accent-ink underline underline-offset-4 pointer-coarse:min-h-11">
            {t.foundBack}
          </Link>
        </p>
      )}
      <div ref={root}>{children}</div>
    </>
  );
}

function OpenQuestion({ session, item, keepers }: QuestionOf) {
  const client = useQueryClient();
  const working = useWork(keepers, session.id, item, 1, true);
  const handIn = useHandIn(session.id, item.position, 1, working, () => scrollTo({ top: 0 }));
  const [asking, setAsking] = useState(false);
  const skip = useMutation({
    mutationFn: () => api.skipMock(session.id, item.position),
    onSuccess: (next) => client.setQueryData(queries.mock(session.id).queryKey, next),
    onError: (error) => toast("danger", strings.answer.skipFailed, { body: problemText(error) }),
    onSettled: () => setAsking(false),
  });
  const coding = item.question.problem_id != null;
  const Body = coding ? CodingQuestion : WordsQuestion;
  return (
    <div className={coding ? "grid gap-4" : "mx-auto grid w-full max-w-[68rem] gap-6"}>
      <Header session={session} item={item} clock={<Clock spentMs={working.spentMs} minutes={item.question.minutes} />} />
      <Body session={session} item={item} working={working} handIn={handIn} onSkip={() => setAsking(true)} />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={strings.answer.skipTitle}
        description={strings.answer.skipBody}
        confirmLabel={strings.answer.skip}
        busy={skip.isPending}
        onConfirm={() => skip.mutate()}
      />
    </div>
  );
}

/** A quiet timer: it presses nobody, and screen readers hear it when they ask. */
function Clock({ spentMs, minutes }: { spentMs: number; minutes: number }) {
  return (
    <p className="tabular flex items-center gap-1.5 text-14 text-ink-faint" title={t.timer}>
      <Timer className="size-4" aria-hidden />
      <span className="sr-only">{t.timer}: </span>
      <span role="timer" aria-live="off" className="text-ink-soft">
        {stopwatch(spentMs)}
      </span>
      <span className="max-sm:sr-only">{t.fair(minutes)}</span>
    </p>
  );
}

function Header({ session, item, clock }: { session: MockSession; item: MockItem; clock?: ReactNode }) {
  const hasEnded = session.ended_at_ms != null;
  return (
    <header className="grid gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-0.5">
        <Link
          to={hasEnded ? "/interviews/$mockId/report" : "/interviews"}
          params={{ mockId: session.id }}
          className="inline-flex items-center gap-1.5 justify-self-start rounded-4 text-14 text-ink-faint hover:text-ink pointer-coarse:min-h-11"
        >
          <ArrowLeft className="size-4" aria-hidden />
          {hasEnded ? t.report : t.back}
        </Link>
        <div className="flex items-center gap-4 sm:row-span-2">
          {clock}
          {!hasEnded && <EndButton session={session} />}
        </div>
        <h1 className="flex flex-wrap items-baseline gap-x-2 text-20 font-semibold tracking-[-0.014em] max-sm:col-span-2">
          {t.of(item.position, session.items.length)}
          <span className="inline-flex flex-wrap items-center gap-2 text-14 font-normal tracking-normal text-ink-soft">
            {session.role_title}
            <AdaptiveBadge of={session} />
          </span>
        </h1>
      </div>
      <Stepper session={session} position={item.position} />
      {session.topic && item.question.topic !== session.topic && (
        <p className="text-14 text-ink-faint">{t.besideTopic(topicName(session.topic))}</p>
      )}
    </header>
  );
}

/** Ends the interview and opens its report. */
function useEnd(session: MockSession) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.endMock(session.id),
    onSuccess: (ended) => {
      forgetPlace(session.id);
      client.setQueryData(queries.mock(session.id).queryKey, ended);
      void client.invalidateQueries({ queryKey: ["mocks"] });
      void navigate({ to: "/interviews/$mockId/report", params: { mockId: session.id } });
    },
    onError: (error) => toast("danger", t.endFailed, { body: problemText(error) }),
  });
}

function EndButton({ session }: { session: MockSession }) {
  const [asking, setAsking] = useState(false);
  const end = useEnd(session);
  const open = session.items.filter((item) => item.state === "open").length;
  return (
    <>
      <Button size="sm" icon={<Flag aria-hidden />} onClick={() => setAsking(true)}>
        {t.end}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t.endTitle}
        description={t.endBody(open)}
        confirmLabel={t.end}
        busy={end.isPending}
        onConfirm={() => end.mutate()}
      />
    </>
  );
}

/** After a question: the next open one, or the end. */
function Onward({ session, item, again }: { session: MockSession; item: MockItem; again: ReactNode }) {
  const end = useEnd(session);
  if (session.ended_at_ms != null) return null;
  const open = session.items.filter((each) => each.state === "open");
  const next = open.find((each) => each.position > item.position) ?? open[0];
  return (
    <div
      data-bar="onward"
      className="sticky bottom-(--modules-bar) z-10 -mx-4 flex items-center justify-between gap-3 border-t border-line bg-canvas px-4 py-2 max-sm:py-1"
    >
      {again}
      {next ? (
        <Button variant="primary" asChild className="ml-auto">
          <Link to="/interviews/$mockId/q/$position" params={{ mockId: session.id, position: String(next.position) }}>
            {t.next}
            <ArrowRight aria-hidden />
          </Link>
        </Button>
      ) : (
        <div className="ml-auto flex items-center gap-3">
          <p className="text-14 text-ink-soft max-md:sr-only">{t.done}</p>
          <Button variant="primary" busy={end.isPending} onClick={() => end.mutate()}>
            {t.last}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Told where somebody comes to a report too early. */
export function GoesOn({ session }: { session: MockSession }) {
  return (
    <Alert
      meaning="info"
      title={feedbackStrings.report.opening}
      action={
        <Button size="sm" asChild>
          <Link to="/interviews/$mockId" params={{ mockId: session.id }}>
            {strings.hub.resume}
          </Link>
        </Button>
      }
    >
      {feedbackStrings.report.openingBody}
    </Alert>
  );
}
