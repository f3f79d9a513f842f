import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useDensity } from "@/lib/theme";
import { usePageTitle } from "@/lib/title";
import { Button } from "@/ui";
import { EditorPane } from "../document/editor-pane";
import { IntegrityAnnouncer } from "../panels/integrity-panel";
import { useRoom } from "../session/context";
import { t } from "../strings";
import { ChatAnnouncer } from "./announcer";
import { ControlBar } from "./control-bar";
import { EnlargedScreen } from "./enlarged-screen";
import { PanelColumn, PanelStrip } from "./panel-column";
import { ShortcutsDialog, useRoomShortcuts } from "./shortcuts";
import { ReconnectingNote, TopBar } from "./top-bar";
import { VideoRail } from "./video-rail";
import { ViewContext, ViewStore, useView } from "./view";
import { WaitingBanner } from "./waiting-banner";

/** The room while it is live: code in the middle, people beside it, panels at the edge. */
export function LiveRoom() {
  const [view] = useState(() => new ViewStore());
  return (
    <ViewContext value={view}>
      <Stage />
    </ViewContext>
  );
}

function Stage() {
  const title = useRoom((room) => room.title);
  const phone = useView((v) => v.phone);
  const [listOpen, setListOpen] = useState(false);
  const main = useRef<HTMLDivElement>(null);
  const waiting = useRoom((room) => (room.role === "host" ? room.waiting.length : 0));
  // Seen from another tab, too.
  usePageTitle(waiting > 0 ? t.people.waitingTitle(waiting, title) : title);
  useDensity("compact");
  useRoomShortcuts(() => setListOpen(true));
  // Coming from the lobby, the keyboard goes on here.
  useEffect(() => main.current?.focus({ preventScroll: true }), []);
  return (
    <div data-full-bleed className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] overflow-hidden bg-canvas">
      <TopBar />
      <div ref={main} tabIndex={-1} className="relative flex min-h-0 outline-none max-md:flex-col">
        <main className={`relative flex min-h-0 min-w-0 flex-1 ${phone === "code" ? "" : "max-md:hidden"}`}>
          <EditorPane />
          <EnlargedScreen />
        </main>
        <VideoRail />
        <PanelColumn />
        <PanelStrip />
        <WaitingBanner />
        <ReconnectingNote />
        <ResultNote />
      </div>
      <ControlBar onShortcuts={() => setListOpen(true)} />
      <ShortcutsDialog open={listOpen} onOpenChange={setListOpen} />
      <ChatAnnouncer />
      <IntegrityAnnouncer />
    </div>
  );
}

/** The candidate learns at once that the evaluation is in, without being taken away from what they do. */
function ResultNote() {
  const submitted = useRoom((room) => room.submitted);
  const role = useRoom((room) => room.role);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (role !== "candidate" || !submitted || dismissed === submitted.interviewId) return null;
  return (
    <div role="status" className="absolute inset-x-0 bottom-3 z-30 grid justify-items-center px-3">
      <div className="flex animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 rounded-14 border border-good-line bg-raised px-4 py-3 text-14 shadow-float">
        <p>
          <span className="font-medium text-ink">{t.result.title(submitted.composite)}</span>
          <span className="block text-ink-soft">{t.result.body}</span>
        </p>
        <Button size="sm" variant="ghost" onClick={() => setDismissed(submitted.interviewId)}>
          {t.result.later}
        </Button>
        <Button size="sm" asChild>
          <Link to="/archive/$interviewId" params={{ interviewId: submitted.interviewId }} target="_blank">
            {t.result.open}
          </Link>
        </Button>
      </div>
    </div>
  );
}

