import { useRef, useState } from "react";
import { Button, cx } from "@/ui";
import { TrackAudio } from "../media/media-element";
import { useLocal, useRoom, useSnapshot } from "../session/context";
import { t } from "../strings";
import { FloatHandle } from "./float-handle";
import { isHere, nameOf, tileOf } from "./people";
import { assignSlots } from "./slots";
import { EmptyTile, ScreenTile, VideoTile } from "./video-tile";
import { useView, useViewStore } from "./view";

/** Everybody's picture, docked or floating. Tiles keep their places; only what they show changes. */
export function VideoRail() {
  const rail = useView((view) => view.rail);
  const float = useView((view) => view.float);
  const phone = useView((view) => view.phone);
  const floating = rail === "floating";
  return (
    <aside
      aria-label={t.video.region}
      data-rail={rail}
      style={floating ? ({ "--float-x": `${float.x}px`, "--float-y": `${float.y}px` } as React.CSSProperties) : undefined}
      className={cx(
        "min-h-0 flex-col bg-canvas md:flex md:w-60 md:shrink-0",
        phone === "video" ? "max-md:flex max-md:flex-1" : "max-md:hidden",
        rail === "left" && "md:order-first md:border-r md:border-line",
        rail === "right" && "md:border-l md:border-line",
        floating &&
          "md:absolute md:right-(--float-x) md:bottom-(--float-y) md:z-20 md:max-h-[70%] md:rounded-14 md:border md:border-line md:shadow-float",
      )}
    >
      {floating && <FloatHandle />}
      <Tiles />
      <Sound />
    </aside>
  );
}

function Tiles() {
  const participants = useRoom((room) => room.participants);
  const tracks = useRoom((room) => room.tracks);
  const me = useRoom((room) => room.me);
  const speakers = useRoom((room) => room.speakers);
  const remote = useSnapshot((snapshot) => snapshot.remote);
  const stalled = useSnapshot(({ media, phase }) => media === "reconnecting" || phase.kind === "reconnecting");
  const local = useLocal();
  const view = useViewStore();
  const [slots, setSlots] = useState<(string | null)[]>([]);

  const own = participants.find((p) => p.id === me);
  const others = participants.filter((p) => p.id !== me && isHere(p)).map((p) => p.id);
  const next = assignSlots(slots, others);
  if (next.length !== slots.length || next.some((id, index) => id !== slots[index])) setSlots(next);

  // A screen's track stays for the next time; whether it is shown is its owner's word.
  const sharing = new Set(participants.filter((p) => p.id !== me && p.media.screen && isHere(p)).map((p) => p.id));
  const screens = tracks.filter((track) => track.source === "screen" && sharing.has(track.participant_id));
  return (
    <ul className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-2 max-md:gap-3 max-md:p-3">
      {own && (
        <VideoTile
          participant={own}
          own
          video={local.camera.track}
          microphoneOn={local.microphone.on && local.microphone.track !== null}
          speaking={speakers[0] === me}
        />
      )}
      {next.map((id, index) => {
        const participant = participants.find((p) => p.id === id);
        if (!participant) return <EmptyTile key={`empty-${index}`} />;
        const { camera } = tileOf(participant, tracks);
        const video = participant.media.camera && camera ? (remote.get(camera.id) ?? null) : null;
        return (
          <VideoTile
            key={participant.id}
            participant={participant}
            video={video}
            stalled={stalled}
            microphoneOn={participant.media.microphone}
            speaking={speakers.includes(participant.id)}
          />
        );
      })}
      {others.length === 0 && <li className="px-2 py-6 text-center text-14 text-ink-faint">{t.video.empty}</li>}
      {local.screen && <ScreenTile name={t.you} own video={local.screen} onEnlarge={() => undefined} />}
      {screens.map((track) => (
        <ScreenTile
          key={track.id}
          name={nameOf(participants, track.participant_id, t.somebody)}
          own={false}
          video={remote.get(track.id) ?? null}
          onEnlarge={() => view.set({ enlarged: track.id, phone: "code" })}
        />
      ))}
    </ul>
  );
}

/** Everybody's sound, whatever the rail shows. */
function Sound() {
  const tracks = useRoom((room) => room.tracks);
  const me = useRoom((room) => room.me);
  const remote = useSnapshot((snapshot) => snapshot.remote);
  const { speakerId } = useLocal();
  const [blocked, setBlocked] = useState(false);
  const retries = useRef(new Set<() => void>());
  return (
    <>
      {tracks
        .filter((track) => track.source === "microphone" && track.participant_id !== me)
        .map((track) => {
          const audio = remote.get(track.id);
          return (
            audio && (
              <TrackAudio
                key={track.id}
                track={audio}
                speakerId={speakerId ?? ""}
                onBlocked={(retry) => {
                  retries.current.add(retry);
                  setBlocked(true);
                }}
              />
            )
          );
        })}
      {blocked && (
        <div className="grid gap-2 border-t border-line p-3 text-14 text-ink-soft">
          <p>{t.controls.soundBlocked}</p>
          <Button
            size="sm"
            variant="primary"
            onClick={() => {
              setBlocked(false);
              for (const retry of retries.current) retry();
              retries.current.clear();
            }}
          >
            {t.controls.soundOn}
          </Button>
        </div>
      )}
    </>
  );
}
