import { Camera, CameraOff, Mic, MicOff, VideoOff } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { Alert, Button, IconButton, cx } from "@/ui";
import { DeviceChoice } from "../media/device-menu";
import { LevelMeter } from "../media/level-meter";
import type { DeviceKind, LocalMedia } from "../media/local-media";
import { TrackVideo } from "../media/media-element";
import { t } from "../strings";

/** The own picture, the microphone's level, and which devices are used: before anybody sees or hears them. */
export function DevicePreview({ local }: { local: LocalMedia }) {
  const { camera, microphone } = useSyncExternalStore(local.subscribe, local.get);
  return (
    <div className="grid gap-4">
      <div className="relative aspect-video overflow-hidden rounded-14 border border-line bg-sunken">
        {camera.track ? (
          <TrackVideo track={camera.track} aria-label={t.lobby.previewLabel} className="ix-mirrored size-full object-cover" />
        ) : (
          <div className="grid size-full place-content-center justify-items-center gap-2 text-ink-faint">
            <VideoOff className="size-8" strokeWidth={1.5} aria-hidden />
            <p className="text-14">{camera.starting ? t.top.connecting : t.lobby.previewOff}</p>
          </div>
        )}
        <div className="absolute inset-x-0 bottom-0 flex items-center justify-center gap-2 p-3">
          <PreviewToggle
            on={microphone.on && microphone.track !== null}
            label={microphone.on && microphone.track !== null ? t.controls.micOff : t.controls.micOn}
            onClick={() => void local.setMicrophone(!(microphone.on && microphone.track !== null))}
          >
            {microphone.on && microphone.track !== null ? <Mic aria-hidden /> : <MicOff aria-hidden />}
          </PreviewToggle>
          <PreviewToggle
            on={camera.track !== null}
            label={camera.track !== null ? t.controls.cameraOff : t.controls.cameraOn}
            onClick={() => void local.setCamera(camera.track === null)}
          >
            {camera.track !== null ? <Camera aria-hidden /> : <CameraOff aria-hidden />}
          </PreviewToggle>
        </div>
      </div>
      <div className="flex items-center gap-3">
        <Mic className="size-4 shrink-0 text-ink-faint" aria-hidden />
        <LevelMeter track={microphone.on ? microphone.track : null} label={t.lobby.micLevel} className="flex-1" />
      </div>
      <Problem kind="camera" local={local} />
      <Problem kind="microphone" local={local} />
      <div className="max-sm:hidden">
        <DeviceChoice local={local} />
      </div>
      <details className="sm:hidden">
        <summary className="rounded-6 py-1 text-14 font-medium text-ink-soft">{t.lobby.chooseDevices}</summary>
        <div className="pt-3">
          <DeviceChoice local={local} />
        </div>
      </details>
    </div>
  );
}

function PreviewToggle({ on, label, onClick, children }: { on: boolean; label: string; onClick: () => void; children: ReactNode }) {
  return (
    <IconButton
      label={label}
      variant="secondary"
      tooltipSide="top"
      onClick={onClick}
      className={cx("rounded-full! shadow-float", !on && "border-danger-line! bg-danger-soft! text-danger-ink!")}
    >
      {children}
    </IconButton>
  );
}

/** Why a device does not work, and that one can join all the same. */
export function Problem({ kind, local }: { kind: DeviceKind; local: LocalMedia }) {
  const state = useSyncExternalStore(local.subscribe, local.get)[kind];
  if (state.problem === null) return null;
  const retry = () => void (kind === "camera" ? local.setCamera(true) : local.setMicrophone(true));
  return (
    <Alert
      meaning="caution"
      title={t.problem[kind][state.problem]}
      live
      action={
        <Button size="sm" onClick={retry}>
          {t.problem.tryAgain}
        </Button>
      }
    >
      {state.problem === "denied" ? `${t.problem.allow} ` : ""}
      {t.problem.joinAnyway}
    </Alert>
  );
}
