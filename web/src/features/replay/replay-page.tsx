import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { Replay } from "@/api/replay";
import { dateTime } from "@/lib/format";
import { usePageTitle } from "@/lib/title";
import { useDensity } from "@/lib/theme";
import { Alert, Button, EmptyState, ErrorState, Logo, LogoMark, Picture, Progress, Spinner, Switch, cx } from "@/ui";
import "@/ui/people.css";
import { playbackKey } from "./keys";
import { annotationsAt, filesAt, lastEdit, momentsOf } from "./lanes";
import { Lanes } from "./lanes-view";
import { LogList } from "./log-list";
import type { Span } from "./playback";
import { t } from "./strings";
import { Transport } from "./transport";
import { type Player, usePlayback } from "./use-playback";
import { type Found, type FoundDocument, useReplay } from "./use-replay";
import "./replay.css";

const CodeView = lazy(() => import("./code-view").then((module) => ({ default: module.CodeView })));

/** `/r/{id}/replay`: the recording of a room. */
export function ReplayPage({ roomId }: { roomId: string }) {
  const found = useReplay(roomId);
  usePageTitle(found.kind === "replay" ? t.pageTitle(found.replay.room.title) : t.title);
  useDensity("compact");
  if (found.kind === "replay") return <Recording replay={found.replay} document={found.document} />;
  return <Instead found={found} roomId={roomId} />;
}

function Instead({ found, roomId }: { found: Exclude<Found, { kind: "replay" }>; roomId: string }) {
  if (found.kind === "loading") {
    return (
      <main className="grid min-h-dvh place-items-center text-ink-faint">
        <h1 className="sr-only">{t.loading}</h1>
        <Spinner />
      </main>
    );
  }
  return (
    <main className="grid min-h-dvh grid-rows-[auto_1fr_auto] bg-canvas p-4 sm:p-6">
      <Link to="/" className="justify-self-start rounded-8">
        <Logo />
      </Link>
      <div className="grid place-items-center">
        {found.kind === "failed" && <ErrorState title={t.failed} error={found.error} onRetry={found.retry} />}
        {found.kind === "not_found" && (
          <EmptyState title={t.notFound.title} titleAs="h1" picture={<Picture name="lost" />}>
            {t.notFound.body}
          </EmptyState>
        )}
        {found.kind === "not_ended" && (
          <EmptyState
            title={t.notEnded.title}
            titleAs="h1"
            picture={<Picture name="clock" />}
            action={
              <Button variant="primary" asChild>
                <Link to="/r/$roomId" params={{ roomId }}>
                  {t.notEnded.action}
                </Link>
              </Button>
            }
          >
            {t.notEnded.body}
          </EmptyState>
        )}
        {found.kind === "signed_out" && (
          <EmptyState
            title={t.signIn.title}
            titleAs="h1"
            picture={<Picture name="door" />}
            action={
              <Button variant="primary" asChild>
                <Link to="/sign-in" search={{ next: `/r/${roomId}/replay` }}>
                  {t.signIn.action}
                </Link>
              </Button>
            }
          >
            {t.signIn.body}
          </EmptyState>
        )}
      </div>
      <div className="h-8" />
    </main>
  );
}

function Recording({ replay, document }: { replay: Replay; document: FoundDocument }) {
  const span = useMemo<Span>(
    () => ({ fromMs: replay.started_at_ms, toMs: replay.ended_at_ms, moments: momentsOf(replay) }),
    [replay],
  );
  const player = usePlayback(span);
  const [run, setRun] = useState<string | null>(null);
  useKeys(player);
  return (
    <div
      data-full-bleed
      className="grid h-dvh grid-cols-[minmax(0,1fr)_23rem] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden bg-canvas max-md:h-auto max-md:grid-cols-1 max-md:grid-rows-[auto_55dvh_auto_60dvh] max-md:overflow-visible"
    >
      <header className="col-span-full flex h-12 items-center gap-3 border-b border-line bg-surface px-3">
        <Link to="/" aria-label={t.back} className="rounded-8">
          <LogoMark className="size-6" />
        </Link>
        <h1 className="min-w-0 truncate text-14 font-semibold text-ink">{t.pageTitle(replay.room.title)}</h1>
        <span className="ml-auto text-12 whitespace-nowrap text-ink-faint max-sm:hidden">
          {t.held(dateTime(replay.started_at_ms), replay.ended_at_ms - replay.started_at_ms)}
        </span>
      </header>
      <main className="flex min-h-0 min-w-0 flex-col bg-surface">
        <Code replay={replay} document={document} player={player} />
      </main>
      <aside className="flex min-h-0 min-w-0 flex-col border-l border-line bg-surface max-md:order-last max-md:border-t max-md:border-l-0">
        <LogList replay={replay} atMs={player.atMs} playing={player.playing} onSeek={player.seek} run={run} onRun={setRun} />
      </aside>
      <footer className="col-span-full grid max-h-[45dvh] gap-3 overflow-y-auto border-t border-line bg-surface px-4 py-3 max-md:max-h-none">
        <Transport player={player} span={span} />
        <Lanes replay={replay} atMs={player.atMs} onSeek={player.seek} onRun={setRun} />
        <p className="text-12 text-ink-faint max-md:hidden">{t.keys}</p>
      </footer>
    </div>
  );
}

function Code({ replay, document, player }: { replay: Replay; document: FoundDocument; player: Player }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [follow, setFollow] = useState(true);
  const { atMs } = player;
  const files = useMemo(() => filesAt(replay, atMs), [replay, atMs]);
  const annotations = useMemo(() => annotationsAt(replay, atMs), [replay, atMs]);
  const file = files.find((f) => f.id === chosen) ?? files[0];
  const last = lastEdit(replay.edits, atMs);
  const writer = replay.participants.find((p) => p.id === last?.by);
  return (
    <section aria-label={t.code} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-11 flex-wrap items-center justify-between border-b border-line bg-canvas">
        <div role="tablist" aria-label={t.files} className="flex min-w-0 flex-[1_1_12rem] overflow-x-auto">
          {files.map((f) => (
            <button
              key={f.id}
              type="button"
              role="tab"
              aria-selected={f.id === file?.id}
              onClick={() => setChosen(f.id)}
              className={cx(
                "relative min-h-11 shrink-0 border-r border-line px-3.5 font-mono text-12 -outline-offset-2 hover:text-ink",
                f.id === file?.id ? "bg-surface text-ink after:absolute after:inset-x-0 after:top-0 after:h-0.5 after:bg-accent" : "text-ink-faint",
              )}
            >
              {f.name}
            </button>
          ))}
        </div>
        <div className="flex min-h-9 items-center gap-4 px-3">
          {writer && (
            <span className="flex items-center gap-1.5 text-12 text-ink-faint max-sm:hidden">
              <span className={cx("size-2 rounded-full", `ix-who-${writer.colour}`)} style={{ background: "var(--who)" }} aria-hidden />
              {t.wrote(writer.display_name)}
            </span>
          )}
          <Switch label={t.follow} checked={follow} onChange={setFollow} />
        </div>
      </div>
      {document.kind === "damaged" && <Alert meaning="caution" title={t.damaged} className="m-4" />}
      {document.kind === "failed" && (
        <Alert
          meaning="danger"
          title={t.documentFailed}
          live
          className="m-4"
          action={
            <Button size="sm" onClick={document.retry}>
              {t.retry}
            </Button>
          }
        />
      )}
      {(document.kind === "loading" || (document.kind === "ready" && document.read < 1)) && (
        <Progress value={document.kind === "ready" ? document.read : 0} label={t.loadingDocument} className="rounded-none!" />
      )}
      {document.kind === "ready" &&
        (file ? (
          <Suspense fallback={<div className="flex-1" />}>
            <CodeView
              timeline={document.timeline}
              file={file}
              atMs={atMs}
              annotations={annotations}
              follow={follow}
              colour={writer?.colour ?? 0}
            />
          </Suspense>
        ) : (
          <p className="grid flex-1 place-items-center text-14 text-ink-faint">{t.noFiles}</p>
        ))}
    </section>
  );
}

function useKeys(player: Player): void {
  const { atMs, toggle, seek } = player;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const asked = playbackKey(event);
      if (asked === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (asked.kind === "toggle") toggle();
      else seek(atMs + asked.byMs);
    };
    // Before the editor, which would move its cursor.
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [atMs, toggle, seek]);
}
