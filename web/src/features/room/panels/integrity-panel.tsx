import { ClipboardPaste, EyeOff, PanelsTopLeft, ShieldCheck } from "lucide-react";
import { useEffect, useState } from "react";
import { Badge, EmptyState, cx } from "@/ui";
import type { Incident } from "@/api/room-socket";
import { clockTime } from "@/lib/format";
import { SEVERITY, incidentTitle } from "@/lib/incidents";
import { isOpen, lengthMs, severityNow } from "../integrity/severity";
import { useRoom } from "../session/context";
import { nameOf } from "../stage/people";
import { t } from "../strings";

/** The host's log of what the candidate's browser reported, as it happens (C-13, VC-1). */
export function IntegrityPanel() {
  const incidents = useRoom((room) => room.incidents);
  const policy = useRoom((room) => room.integrity);
  const now = useServerNow(incidents.some(isOpen));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <p className="border-b border-line px-4 py-2.5 text-12 text-ink-faint">{t.integrity.intro(policy.red_after_ms, policy.burst_count, policy.burst_window_ms)}</p>
      {incidents.length === 0 ? (
        <EmptyState compact title={t.integrity.empty} picture={<ShieldCheck className="size-6" strokeWidth={1.5} aria-hidden />}>
          {t.integrity.emptyBody}
        </EmptyState>
      ) : (
        <ol aria-label={t.integrity.log} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-3 -outline-offset-2">
          {[...incidents].reverse().map((incident) => (
            <IncidentItem key={incident.id} incident={incident} nowMs={now} />
          ))}
        </ol>
      )}
    </div>
  );
}

/** The server's clock, ticking while `ticking`. */
export function useServerNow(ticking: boolean): number {
  const offset = useRoom((room) => room.clockOffsetMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [ticking]);
  return now + offset;
}

const ICONS = { tab_hidden: EyeOff, window_blur: PanelsTopLeft } as const;

function IncidentItem({ incident, nowMs }: { incident: Incident; nowMs: number }) {
  const policy = useRoom((room) => room.integrity);
  const participants = useRoom((room) => room.participants);
  const files = useRoom((room) => room.files);
  const { what } = incident;
  const severity = severityNow(incident, policy, nowMs);
  const { meaning, label } = SEVERITY[severity];
  const open = isOpen(incident);
  const length = lengthMs(incident, nowMs);
  const Icon = what.kind === "large_paste" ? ClipboardPaste : ICONS[what.signal];
  return (
    <li
      data-severity={severity}
      data-open={open || undefined}
      className={cx(
        "mb-2 grid gap-1.5 rounded-10 border p-3 transition-colors duration-(--steady)",
        severity === "red" ? "border-danger-line bg-danger-soft" : "border-caution-line bg-caution-soft",
      )}
    >
      <div className="flex items-center gap-2">
        <Badge tone={meaning}>{label}</Badge>
        {open && <Badge tone="outline">{t.integrity.open}</Badge>}
        <time className="tabular ml-auto text-12 text-ink-soft" dateTime={new Date(incident.started_at_ms).toISOString()}>
          {clockTime(incident.started_at_ms)}
        </time>
      </div>
      <p className="flex items-start gap-2 text-14 text-ink">
        <Icon className="mt-0.5 size-4 shrink-0 text-ink-soft" aria-hidden />
        <span>
          {incidentTitle(what)}
          {what.kind === "large_paste" && ` ${t.integrity.into(files.find((f) => f.id === what.file_id)?.name ?? "")}`}
        </span>
      </p>
      <p className="tabular text-12 text-ink-soft">
        {nameOf(participants, incident.participant_id, t.somebody)}
        {length !== null && ` · ${open ? t.integrity.since(length) : t.integrity.lasted(length)}`}
      </p>
      {incident.why && <p className="text-12 text-ink-soft">{incident.why}</p>}
    </li>
  );
}

/** Says a new alert, and one that turns red, to screen readers and nobody else. */
export function IntegrityAnnouncer() {
  const role = useRoom((room) => room.role);
  const incidents = useRoom((room) => room.incidents);
  const policy = useRoom((room) => room.integrity);
  const participants = useRoom((room) => room.participants);
  const latest = incidents.at(-1);
  const now = useServerNow(role === "host" && latest !== undefined && isOpen(latest));
  return (
    <div role="status" className="sr-only">
      {role === "host" &&
        latest &&
        t.integrity.announce(
          SEVERITY[severityNow(latest, policy, now)].label,
          nameOf(participants, latest.participant_id, t.somebody),
        )}
    </div>
  );
}
