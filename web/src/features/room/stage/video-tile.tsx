import { Camera, MicOff, MonitorUp, WifiOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Avatar, cx } from "@/ui";
import type { Participant } from "@/api/room-socket";
import { TrackVideo } from "../media/media-element";
import { t } from "../strings";

export interface VideoTileProps {
  participant: Participant;
  /** Null when there is no picture to show. */
  video: MediaStreamTrack | null;
  own?: boolean;
  speaking?: boolean;
  microphoneOn: boolean;
  /** The own connection is away: nobody's picture moves. */
  stalled?: boolean;
}

/** One person in the rail: picture or initials, name, microphone, connection. */
export function VideoTile({ participant, video, own = false, speaking = false, microphoneOn, stalled = false }: VideoTileProps) {
  const name = own ? t.youSuffix(participant.display_name) : participant.display_name;
  const lost = (stalled || participant.presence === "reconnecting") && !own;
  // Until its first picture a video element is black.
  const [drawn, setDrawn] = useState<MediaStreamTrack | null>(null);
  return (
    <li
      aria-label={name}
      data-speaking={speaking || undefined}
      className={cx(
        "relative aspect-video w-full shrink-0 overflow-hidden rounded-10 border border-line bg-sunken transition-shadow duration-(--quick)",
        speaking && "ix-speaking",
      )}
    >
      <div className="grid size-full place-items-center">
        <Avatar name={participant.display_name} size="lg" />
      </div>
      {video !== null && !lost && (
        <TrackVideo
          track={video}
          aria-hidden
          onLoadedData={() => setDrawn(video)}
          className={cx("absolute inset-0 size-full object-cover", own && "ix-mirrored", drawn !== video && "opacity-0")}
        />
      )}
      <Caption>
        <span className={cx("size-2 shrink-0 rounded-full", `ix-who-${participant.colour}`)} style={{ background: "var(--who)" }} aria-hidden />
        <span className="truncate">{name}</span>
        {!microphoneOn && <MicOff role="img" aria-label={t.video.micOff} className="size-3.5 shrink-0" />}
        {speaking && <span className="sr-only">{t.video.speaking}</span>}
      </Caption>
      {lost && (
        <p className="absolute inset-x-0 top-0 flex items-center justify-center gap-1.5 bg-caution-soft px-2 py-1 text-12 text-caution-ink">
          <WifiOff className="size-3.5" aria-hidden />
          {t.presence.reconnecting}
        </p>
      )}
    </li>
  );
}

/** A shared screen in the rail, with the way to look at it in full. */
export function ScreenTile({ name, own, video, onEnlarge }: { name: string; own: boolean; video: MediaStreamTrack | null; onEnlarge: () => void }) {
  return (
    <li aria-label={own ? t.video.ownScreen : t.video.screenOf(name)} className="relative aspect-video w-full shrink-0 overflow-hidden rounded-10 border border-line bg-sunken">
      {video && <TrackVideo track={video} aria-hidden className="size-full object-contain" />}
      {!own && (
        <button
          type="button"
          onClick={onEnlarge}
          aria-label={t.video.enlarge(name)}
          className="absolute inset-0 rounded-10 -outline-offset-2"
        />
      )}
      <Caption>
        <MonitorUp className="size-3.5 shrink-0" aria-hidden />
        <span className="truncate">{own ? t.video.ownScreen : t.video.screenOf(name)}</span>
      </Caption>
    </li>
  );
}

/** Somebody's place after they left, until the next one takes it. */
export function EmptyTile() {
  return (
    <li aria-hidden className="grid aspect-video w-full shrink-0 place-items-center rounded-10 border border-dashed border-line text-12 text-ink-faint">
      <Camera className="size-4" aria-hidden />
    </li>
  );
}

function Caption({ children }: { children: ReactNode }) {
  return (
    <div className="pointer-events-none absolute bottom-1.5 left-1.5 flex max-w-[calc(100%-0.75rem)] items-center gap-1.5 rounded-6 bg-surface/90 px-1.5 py-0.5 text-12 font-medium text-ink">
      {children}
    </div>
  );
}
