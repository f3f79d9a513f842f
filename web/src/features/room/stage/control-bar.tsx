import {
  Camera,
  CameraOff,
  Gauge,
  Keyboard,
  Link2,
  LogOut,
  Mic,
  MicOff,
  MonitorUp,
  MonitorX,
  MoreHorizontal,
  OctagonX,
  PanelLeft,
  PanelRight,
  PictureInPicture2,
  Settings2,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button, ConfirmDialog, Dialog, IconButton, Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, cx, toast } from "@/ui";
import { uiStrings } from "@/lib/strings";
import { Problem } from "../lobby/device-preview";
import { DeviceChoice } from "../media/device-menu";
import { useLocal, useRoom, useRoomSession } from "../session/context";
import { t } from "../strings";
import { StatsDialog } from "./stats-dialog";
import { useView, useViewStore } from "./view";

export const MEDIA_CHORDS = { microphone: "Ctrl Shift M", camera: "Ctrl Shift O", screen: "Ctrl Shift E" } as const;

/** Microphone, camera, screen, and the way out. */
export function ControlBar({ onShortcuts }: { onShortcuts: () => void }) {
  const session = useRoomSession();
  const role = useRoom((room) => room.role);
  const [dialog, setDialog] = useState<"none" | "devices" | "stats" | "leave" | "end">("none");
  const close = () => setDialog("none");
  const observer = role === "observer";
  return (
    <footer
      aria-label={t.controls.bar}
      className="row-start-5 grid grid-cols-[1fr_auto_1fr] items-center gap-3 border-t border-line bg-surface px-3 py-2 max-md:grid-cols-[auto_1fr] max-md:pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      <div className="max-md:hidden" />
      <div className="flex items-center gap-2">{!observer && <MediaButtons />}</div>
      <div className="flex items-center justify-end gap-1.5">
        <MoreMenu onDevices={() => setDialog("devices")} onStats={() => setDialog("stats")} onShortcuts={onShortcuts} />
        <Button aria-label={t.controls.leave} icon={<LogOut aria-hidden />} onClick={() => (session.settled ? session.leave() : setDialog("leave"))} className="max-md:px-3!">
          <span className="max-md:hidden">{t.controls.leave}</span>
        </Button>
        {role === "host" && (
          <Button
            variant="danger-quiet"
            aria-label={t.controls.end}
            icon={<OctagonX aria-hidden />}
            onClick={() => setDialog("end")}
            className="max-md:px-3!"
          >
            <span className="max-md:hidden">{t.controls.end}</span>
          </Button>
        )}
      </div>
      <Dialog open={dialog === "devices"} onOpenChange={close} title={t.controls.devices}>
        <div className="grid gap-4">
          <Problem kind="camera" local={session.local} />
          <Problem kind="microphone" local={session.local} />
          <DeviceChoice local={session.local} stacked />
        </div>
      </Dialog>
      <StatsDialog open={dialog === "stats"} onOpenChange={close} />
      <ConfirmDialog
        open={dialog === "leave"}
        onOpenChange={close}
        title={t.controls.leaveTitle}
        description={t.controls.leaveBody}
        confirmLabel={t.controls.leaveConfirm}
        tone="danger"
        onConfirm={() => session.leave()}
      />
      <ConfirmDialog
        open={dialog === "end"}
        onOpenChange={close}
        title={t.controls.endTitle}
        description={t.controls.endBody}
        confirmLabel={t.controls.endConfirm}
        tone="danger"
        onConfirm={() => {
          close();
          session.act({ kind: "end" });
        }}
      />
    </footer>
  );
}

function MediaButtons() {
  const { local } = useRoomSession();
  const { camera, microphone, screen } = useLocal();
  const micOn = microphone.on && microphone.track !== null;
  const canShare = "getDisplayMedia" in (navigator.mediaDevices ?? {});
  return (
    <>
      <MediaButton
        on={micOn}
        label={micOn ? t.controls.micOff : t.controls.micOn}
        shortcut={MEDIA_CHORDS.microphone}
        problem={microphone.problem !== null}
        onClick={() => void local.setMicrophone(!micOn)}
      >
        {micOn ? <Mic aria-hidden /> : <MicOff aria-hidden />}
      </MediaButton>
      <MediaButton
        on={camera.track !== null}
        label={camera.track !== null ? t.controls.cameraOff : t.controls.cameraOn}
        shortcut={MEDIA_CHORDS.camera}
        problem={camera.problem !== null}
        onClick={() => void local.setCamera(camera.track === null)}
      >
        {camera.track !== null ? <Camera aria-hidden /> : <CameraOff aria-hidden />}
      </MediaButton>
      {canShare && (
        <IconButton
          label={screen ? t.controls.screenOff : t.controls.screenOn}
          shortcut={MEDIA_CHORDS.screen}
          variant="secondary"
          pressed={screen !== null}
          tooltipSide="top"
          onClick={() => (screen ? local.stopScreen() : void local.startScreen())}
        >
          {screen ? <MonitorX aria-hidden /> : <MonitorUp aria-hidden />}
        </IconButton>
      )}
    </>
  );
}

interface MediaButtonProps {
  on: boolean;
  label: string;
  shortcut: string;
  problem: boolean;
  onClick: () => void;
  children: ReactNode;
}

function MediaButton({ on, label, shortcut, problem, onClick, children }: MediaButtonProps) {
  return (
    <IconButton
      label={label}
      shortcut={shortcut}
      variant="secondary"
      tooltipSide="top"
      onClick={onClick}
      className={cx("relative", !on && "border-danger-line! bg-danger-soft! text-danger-ink!")}
    >
      {children}
      {problem && <span aria-hidden className="absolute -top-1 -right-1 size-3 rounded-full border-2 border-surface bg-caution" />}
    </IconButton>
  );
}

function MoreMenu({ onDevices, onStats, onShortcuts }: { onDevices: () => void; onStats: () => void; onShortcuts: () => void }) {
  const view = useViewStore();
  const rail = useView((v) => v.rail);
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label={t.controls.more} variant="secondary" tooltipSide="top">
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<Settings2 aria-hidden />} onSelect={onDevices}>
        {t.controls.devices}
      </MenuItem>
      <MenuItem icon={<Gauge aria-hidden />} onSelect={onStats}>
        {t.controls.stats}
      </MenuItem>
      <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copyRoomLink()}>
        {t.controls.copyLink}
      </MenuItem>
      <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onSelect={onShortcuts}>
        {t.controls.shortcuts}
      </MenuItem>
      <div className="max-md:hidden">
        <MenuSeparator />
        <MenuLabel>{t.controls.rail}</MenuLabel>
        <MenuChoice
          value={rail}
          onChange={(next) => view.set({ rail: next })}
          options={[
            { value: "left", label: t.controls.railLeft, icon: <PanelLeft aria-hidden /> },
            { value: "right", label: t.controls.railRight, icon: <PanelRight aria-hidden /> },
            { value: "floating", label: t.controls.railFloating, icon: <PictureInPicture2 aria-hidden /> },
          ]}
        />
      </div>
    </Menu>
  );
}

export function roomLink(roomId: string): string {
  return `${location.origin}/r/${roomId}`;
}

async function copyRoomLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(`${location.origin}${location.pathname}`);
    toast("good", t.controls.linkCopied);
  } catch {
    toast("caution", uiStrings.copyFailed);
  }
}
