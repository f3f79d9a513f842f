import { useEffect, useRef, useState } from "react";
import { useInsideRoom } from "@/lib/live-room";
import { useDensity } from "@/lib/theme";
import { usePageTitle } from "@/lib/title";
import { EditorPane } from "../document/editor-pane";
import { IntegrityAnnouncer } from "../panels/integrity-panel";
import { useRoom } from "../session/context";
import { t } from "../strings";
import { ChatAnnouncer } from "./announcer";
import { ControlBar } from "./control-bar";
import { EnlargedScreen } from "./enlarged-screen";
import { PanelColumn, PanelStrip } from "./panel-column";
import { ResultNote } from "./result-note";
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
  useInsideRoom();
  useRoomShortcuts(() => setListOpen(true));
  // Coming from the lobby, the keyboard goes on here.
  useEffect(() => main.current?.focus({ preventScroll: true }), []);
  return (
    <div data-full-bleed className="relative grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_auto_minmax(0,1fr)_auto_auto] overflow-hidden bg-canvas">
      <TopBar />
      <WaitingBanner />
      <div ref={main} tabIndex={-1} className="relative row-start-3 flex min-h-0 outline-none max-md:flex-col">
        <main className={`relative flex min-h-0 min-w-0 flex-1 ${phone === "code" ? "" : "max-md:hidden"}`}>
          <EditorPane />
          <EnlargedScreen />
        </main>
        <VideoRail />
        <PanelColumn />
        <PanelStrip />
        <ReconnectingNote />
      </div>
      <ResultNote />
      <ControlBar onShortcuts={() => setListOpen(true)} />
      <ShortcutsDialog open={listOpen} onOpenChange={setListOpen} />
      <ChatAnnouncer />
      <IntegrityAnnouncer />
    </div>
  );
}
