import { type VideoHTMLAttributes, useEffect, useRef } from "react";

export interface TrackVideoProps extends Omit<VideoHTMLAttributes<HTMLVideoElement>, "src"> {
  track: MediaStreamTrack;
}

/** Shows one video track, without sound. */
export function TrackVideo({ track, ...rest }: TrackVideoProps) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = ref.current;
    if (!video) return;
    video.srcObject = new MediaStream([track]);
    void video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
    };
  }, [track]);
  return <video ref={ref} muted playsInline autoPlay disablePictureInPicture {...rest} />;
}

interface TrackAudioProps {
  track: MediaStreamTrack;
  /** Output device; empty for the default. */
  speakerId: string;
  /** The browser wants a click before it plays sound. */
  onBlocked: (retry: () => void) => void;
}

/** Plays one audio track. */
export function TrackAudio({ track, speakerId, onBlocked }: TrackAudioProps) {
  const ref = useRef<HTMLAudioElement>(null);
  const blocked = useRef(onBlocked);
  useEffect(() => {
    blocked.current = onBlocked;
  });
  useEffect(() => {
    const audio = ref.current;
    if (!audio) return;
    audio.srcObject = new MediaStream([track]);
    const play = () => {
      audio.play().catch((error: unknown) => {
        if (error instanceof DOMException && error.name === "NotAllowedError") blocked.current(play);
      });
    };
    play();
    return () => {
      audio.srcObject = null;
    };
  }, [track]);
  useEffect(() => {
    const audio = ref.current;
    if (audio && "setSinkId" in audio) void audio.setSinkId(speakerId).catch(() => undefined);
  }, [speakerId]);
  return <audio ref={ref} autoPlay />;
}
