import { useSyncExternalStore } from "react";
import { Field, Select } from "@/ui";
import { t } from "../strings";
import type { LocalMedia } from "./local-media";

/** Camera, microphone and, where the browser can choose it, speaker. */
export function DeviceChoice({ local, stacked = false }: { local: LocalMedia; stacked?: boolean }) {
  const state = useSyncExternalStore(local.subscribe, local.get);
  const canChooseSpeaker = state.speakers.length > 0 && "setSinkId" in HTMLMediaElement.prototype;
  return (
    <div className={stacked ? "grid gap-3" : "grid gap-3 sm:grid-cols-2"}>
      <DeviceSelect
        label={t.lobby.camera}
        none={t.lobby.noCamera}
        devices={state.cameras}
        value={state.camera.deviceId}
        onChange={(id) => void local.choose("camera", id)}
      />
      <DeviceSelect
        label={t.lobby.microphone}
        none={t.lobby.noMicrophone}
        devices={state.microphones}
        value={state.microphone.deviceId}
        onChange={(id) => void local.choose("microphone", id)}
      />
      {canChooseSpeaker && (
        <DeviceSelect
          label={t.lobby.speaker}
          none={t.lobby.defaultDevice}
          devices={state.speakers}
          value={state.speakerId}
          onChange={(id) => local.chooseSpeaker(id)}
        />
      )}
    </div>
  );
}

interface DeviceSelectProps {
  label: string;
  none: string;
  devices: MediaDeviceInfo[];
  value: string | null;
  onChange: (deviceId: string) => void;
}

function DeviceSelect({ label, none, devices, value, onChange }: DeviceSelectProps) {
  const known = devices.some((device) => device.deviceId === value) ? value : (devices[0]?.deviceId ?? null);
  return (
    <Field label={label}>
      <Select
        value={known ?? undefined}
        onChange={onChange}
        disabled={devices.length === 0}
        placeholder={none}
        options={devices.map((device, index) => ({
          value: device.deviceId,
          label: device.label === "" ? `${label} ${index + 1}` : device.label,
        }))}
      />
    </Field>
  );
}
