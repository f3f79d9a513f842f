import { Link2, WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { Badge, LogoMark, Spinner } from "@/ui";
import { stopwatch } from "@/lib/format";
import { useRoom, useSnapshot } from "../session/context";
import { t } from "../strings";

/** Which room this is, how long it runs, and whether the connection holds. */
export function TopBar() {
  const title = useRoom((room) => room.title);
  const phase = useSnapshot((snapshot) => snapshot.phase);
  const media = useSnapshot((snapshot) => snapshot.media);
  return (
    <header className="flex h-12 items-center gap-3 border-b border-line bg-surface px-3">
      <LogoMark className="size-6 shrink-0" />
      <h1 className="min-w-0 flex-1 truncate text-14 font-semibold text-ink">{title}</h1>
      <div role="status" className="flex items-center gap-2">
        {phase.kind === "reconnecting" || phase.kind === "connecting" ? (
          <Badge tone="caution" icon={<Spinner className="size-3.5" />}>
            {t.top.reconnecting}
          </Badge>
        ) : (
          media === "reconnecting" && (
            <Badge tone="caution" icon={<WifiOff aria-hidden />}>
              {t.top.mediaReconnecting}
            </Badge>
          )
        )}
      </div>
      <Elapsed />
    </header>
  );
}

function Elapsed() {
  // A room may be opened long before anybody comes.
  const sinceMs = useRoom((room) => room.notices[0]?.atMs ?? room.createdAtMs);
  const offset = useRoom((room) => room.clockOffsetMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="tabular text-14 text-ink-faint" title={t.top.elapsed} aria-label={t.top.elapsed} role="timer">
      {stopwatch(now + offset - sinceMs)}
    </span>
  );
}

/** Shown over the stage while the connection is away: what is kept. Floats, so that nothing jumps. */
export function ReconnectingNote() {
  const phase = useSnapshot((snapshot) => snapshot.phase);
  const lost = phase.kind === "reconnecting" && phase.attempt > 1;
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-3 z-30 grid justify-items-center px-4">
      {lost && (
        <p className="flex animate-rise-in items-center gap-2.5 rounded-10 border border-caution-line bg-caution-soft px-4 py-2.5 text-14 text-caution-ink shadow-float">
          <Link2 className="size-4 shrink-0" aria-hidden />
          {t.top.reconnectingBody}
        </p>
      )}
    </div>
  );
}
