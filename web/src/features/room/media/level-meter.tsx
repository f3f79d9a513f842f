import { useEffect, useRef } from "react";
import { watchLevel } from "./level";

const BARS = 14;

/** How loud the microphone is. Drawn outside React: it changes many times a second. */
export function LevelMeter({ track, label, className = "" }: { track: MediaStreamTrack | null; label: string; className?: string }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = ref.current;
    if (!node || !track) return;
    const stop = watchLevel(track, (level) => {
      node.setAttribute("aria-valuenow", String(Math.round(level * 100)));
      const lit = Math.round(level * BARS);
      [...node.children].forEach((bar, index) => {
        bar.classList.toggle("bg-accent-mark", index < lit);
        bar.classList.toggle("bg-pressed", index >= lit);
      });
    });
    return () => {
      stop();
      node.setAttribute("aria-valuenow", "0");
    };
  }, [track]);
  return (
    <div
      ref={ref}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={`flex h-4 items-stretch gap-0.5 ${className}`}
    >
      {Array.from({ length: BARS }, (_, index) => (
        <span key={index} className="flex-1 rounded-4 bg-pressed" />
      ))}
    </div>
  );
}
