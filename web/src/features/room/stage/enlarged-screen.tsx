import { Minimize2 } from "lucide-react";
import { useEffect } from "react";
import { dialogOpen } from "@/lib/shortcuts";
import { Button } from "@/ui";
import { TrackVideo } from "../media/media-element";
import { useRoom, useSnapshot } from "../session/context";
import { t } from "../strings";
import { nameOf } from "./people";
import { useView, useViewStore } from "./view";

/** A shared screen in the middle, over the code, which keeps its place underneath. */
export function EnlargedScreen() {
  const view = useViewStore();
  const enlarged = useView((v) => v.enlarged);
  const track = useRoom((room) => room.tracks.find((other) => other.id === enlarged));
  const shared = useRoom((room) => room.participants.some((p) => p.id === track?.participant_id && p.media.screen));
  const participants = useRoom((room) => room.participants);
  const video = useSnapshot((snapshot) => (enlarged === null ? undefined : snapshot.remote.get(enlarged)));
  const shown = track !== undefined && video !== undefined && shared;
  useEffect(() => {
    if (!shown) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && !dialogOpen()) view.set({ enlarged: null });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [shown, view]);
  if (!shown) return null;
  const name = nameOf(participants, track.participant_id, t.somebody);
  return (
    <section aria-label={t.video.screenOf(name)} className="absolute inset-0 z-10 flex flex-col bg-canvas">
      <header className="flex h-11 shrink-0 items-center justify-between gap-3 border-b border-line px-3">
        <h2 className="truncate text-14 font-medium">{t.video.screenOf(name)}</h2>
        <Button size="sm" icon={<Minimize2 aria-hidden />} onClick={() => view.set({ enlarged: null })}>
          {t.video.shrink}
        </Button>
      </header>
      <TrackVideo track={video} aria-label={t.video.screenOf(name)} className="min-h-0 flex-1 object-contain" />
    </section>
  );
}
