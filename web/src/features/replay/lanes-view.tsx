import { type ReactNode, useMemo } from "react";
import type { Replay } from "@/api/replay";
import { stopwatch } from "@/lib/format";
import { SEVERITY, incidentTitle } from "@/lib/incidents";
import { ran } from "@/lib/verdict";
import { VerdictIcon, cx } from "@/ui";
import { editDensity, incidentsOf, momentOf } from "./lanes";
import { runSentence, runsOf } from "./runs";
import { t } from "./strings";

/** Parts the recording is cut into for showing who typed when. */
const PARTS = 240;

export interface LanesProps {
  replay: Replay;
  atMs: number;
  onSeek: (atMs: number) => void;
  /** A run was chosen: its output is shown. */
  onRun: (runId: string) => void;
}

const RUN_TONE = { good: "bg-good", caution: "bg-caution", danger: "bg-danger", info: "bg-info" };

/** Edits, chat, integrity, comments and runs on the axis of the scrubber. */
export function Lanes({ replay, atMs, onSeek, onRun }: LanesProps) {
  const { started_at_ms: from, ended_at_ms: to } = replay;
  const length = Math.max(1, to - from);
  const percent = (ms: number) => `${Math.min(100, Math.max(0, ((ms - from) / length) * 100))}%`;
  const density = useMemo(() => editDensity(replay.edits, from, to, PARTS), [replay, from, to]);
  const incidents = useMemo(() => incidentsOf(replay), [replay]);
  const chat = useMemo(() => replay.events.filter((e) => e.body.kind === "chat"), [replay]);
  const notes = useMemo(
    () => replay.events.filter((e) => e.body.kind === "annotation_added" || e.body.kind === "annotation_replied"),
    [replay],
  );
  const person = (id: string | null | undefined) => replay.participants.find((p) => p.id === id);
  const writers = replay.participants.filter((p) => density.has(p.id));
  const jump = (what: string, ms: number, toMs = ms) => ({
    type: "button" as const,
    "aria-label": t.lanes.jump(what, stopwatch(ms - from)),
    title: t.lanes.jump(what, stopwatch(ms - from)),
    onClick: () => onSeek(toMs),
  });

  return (
    <div role="group" aria-label={t.lanes.label} className="relative grid gap-1">
      {writers.length === 0 && <Lane name={t.lanes.edits("")} empty={t.lanes.noEdits} />}
      {writers.map((writer) => (
        <Lane key={writer.id} name={writer.display_name} title={t.lanes.edits(writer.display_name)}>
          <Density values={density.get(writer.id) ?? new Float32Array()} colour={writer.colour} />
        </Lane>
      ))}
      <Lane name={t.lanes.chat} empty={chat.length === 0 ? t.lanes.noChat : null}>
        {chat.map((event) => (
          <button
            key={event.seq}
            {...jump(person(event.by)?.display_name ?? t.log.somebody, event.at_ms)}
            style={{ left: percent(event.at_ms), background: "var(--who)" }}
            className={cx("absolute top-1/2 size-2 -translate-1/2 rounded-full before:absolute before:-inset-2", `ix-who-${person(event.by)?.colour ?? 0}`)}
          />
        ))}
      </Lane>
      <Lane name={t.lanes.incidents} empty={incidents.length === 0 ? t.lanes.noIncidents : null}>
        {incidents.map((incident) => (
          <button
            key={incident.id}
            {...jump(`${SEVERITY[incident.severity].label}: ${incidentTitle(incident.what)}`, incident.started_at_ms, momentOf(incident))}
            style={{ left: percent(incident.started_at_ms), width: `max(6px, ${((incident.duration_ms ?? 0) / length) * 100}%)` }}
            className={cx(
              "absolute inset-y-1 rounded-4 before:absolute before:-inset-x-1.5 before:-inset-y-2",
              incident.severity === "red" ? "bg-danger" : "bg-caution",
            )}
          />
        ))}
      </Lane>
      <Lane name={t.lanes.comments} empty={notes.length === 0 ? t.lanes.noComments : null}>
        {notes.map((event) => (
          <button
            key={event.seq}
            {...jump(t.lanes.comments, event.at_ms)}
            style={{ left: percent(event.at_ms), background: "var(--who)" }}
            className={cx("absolute top-1/2 size-2.5 -translate-1/2 rounded-[3px_3px_3px_0] before:absolute before:-inset-2", `ix-who-${person(event.by)?.colour ?? 0}`)}
          />
        ))}
      </Lane>
      <Lane name={t.lanes.runs} empty={replay.runs.length === 0 ? t.lanes.noRuns : null}>
        {runsOf(replay).map((run) => (
          <button
            key={run.run_id}
            {...jump(runSentence(replay, run), run.at_ms)}
            onClick={() => {
              onSeek(run.at_ms);
              onRun(run.run_id);
            }}
            style={{ left: percent(run.at_ms), minWidth: `${((run.duration_ms ?? 0) / length) * 100}%` }}
            className={cx(
              "absolute inset-y-1 flex w-4 items-center justify-center rounded-4 text-surface before:absolute before:-inset-1.5",
              run.verdict && !run.stopped ? RUN_TONE[ran(run.verdict).meaning] : "bg-ink-faint",
            )}
          >
            {run.verdict && !run.stopped && <VerdictIcon verdict={run.verdict} className="size-3" />}
          </button>
        ))}
      </Lane>
      <div aria-hidden className="pointer-events-none absolute inset-y-0 right-0 left-28 max-sm:left-20">
        <div className="absolute inset-y-0 w-px bg-ink" style={{ left: percent(atMs) }} />
      </div>
    </div>
  );
}

interface LaneProps {
  name: string;
  title?: string;
  empty?: string | null;
  children?: ReactNode;
}

function Lane({ name, title, empty, children }: LaneProps) {
  return (
    <div role="group" aria-label={title ?? name} className="grid grid-cols-[7rem_minmax(0,1fr)] items-center max-sm:grid-cols-[5rem_minmax(0,1fr)]">
      <span className="truncate pr-3 text-12 text-ink-faint">{name}</span>
      <div className="relative h-6 rounded-4 bg-sunken">
        {empty ? <span className="absolute inset-0 flex items-center px-2 text-12 text-ink-faint">{empty}</span> : children}
      </div>
    </div>
  );
}

function Density({ values, colour }: { values: Float32Array; colour: number }) {
  return (
    <svg aria-hidden viewBox={`0 0 ${values.length} 1`} preserveAspectRatio="none" className={cx("absolute inset-0 size-full", `ix-who-${colour}`)}>
      {[...values].map((value, index) =>
        value === 0 ? null : (
          <rect key={index} x={index} width={1} y={1 - Math.max(0.25, value)} height={Math.max(0.25, value)} fill="var(--who)" />
        ),
      )}
    </svg>
  );
}
