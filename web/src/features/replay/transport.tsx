import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { stopwatch } from "@/lib/format";
import { IconButton, Segmented, Switch } from "@/ui";
import { SPEEDS, type Span } from "./playback";
import { t } from "./strings";
import type { Player } from "./use-playback";

/** Play, position, speed. The slider sits on the axis of the lanes below it. */
export function Transport({ player, span }: { player: Player; span: Span }) {
  const at = stopwatch(player.atMs - span.fromMs);
  const whole = stopwatch(span.toMs - span.fromMs);
  return (
    <div role="group" aria-label={t.transport} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex items-center gap-1">
          <IconButton label={t.previous} onClick={() => player.step(-1)}>
            <SkipBack aria-hidden />
          </IconButton>
          <IconButton label={player.playing ? t.pause : t.play} variant="primary" onClick={player.toggle}>
            {player.playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          </IconButton>
          <IconButton label={t.next} onClick={() => player.step(1)}>
            <SkipForward aria-hidden />
          </IconButton>
        </div>
        <span className="tabular text-14 text-ink">
          {at} <span className="text-ink-faint">/ {whole}</span>
        </span>
        <div className="ml-auto flex flex-wrap items-center gap-x-5 gap-y-2">
          <Switch label={t.skipQuiet} checked={player.skipQuiet} onChange={player.setSkipQuiet} />
          <Segmented
            label={t.speed}
            value={String(player.speed)}
            onChange={(next) => player.setSpeed(SPEEDS.find((speed) => String(speed) === next) ?? 1)}
            options={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
          />
        </div>
      </div>
      <div className="grid grid-cols-[7rem_minmax(0,1fr)] items-center max-sm:grid-cols-[5rem_minmax(0,1fr)]">
        <span />
        <input
          type="range"
          aria-label={t.position}
          aria-valuetext={t.positionText(at, whole)}
          min={span.fromMs}
          max={span.toMs}
          step={100}
          value={player.atMs}
          onChange={(event) => player.seek(Number(event.target.value))}
          className="ix-scrubber"
        />
      </div>
    </div>
  );
}
