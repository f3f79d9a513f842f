import { useEffect, useMemo, useRef, useState } from "react";
import type { Replay } from "@/api/replay";
import { stopwatch } from "@/lib/format";
import { SEVERITY, incidentTitle } from "@/lib/incidents";
import { milliseconds } from "@/lib/verdict";
import { Badge, RunOutput, Segmented, VerdictChip, cx } from "@/ui";
import { type Entry, type Filter, entriesOf, matches } from "./entries";
import { momentOf } from "./lanes";
import { type RecordedRun, runSentence, waitedMs } from "./runs";
import { t } from "./strings";

export interface LogListProps {
  replay: Replay;
  atMs: number;
  playing: boolean;
  onSeek: (atMs: number) => void;
  /** The run whose output is shown. */
  run: string | null;
  onRun: (runId: string | null) => void;
}

/** Chat and everything else as text, following the time; each line leads to its moment. */
export function LogList({ replay, atMs, playing, onSeek, run, onRun }: LogListProps) {
  const [filter, setFilter] = useState<Filter>("all");
  const all = useMemo(() => entriesOf(replay), [replay]);
  const entries = all.filter((entry) => matches(entry, filter));
  const current = entries.findLastIndex((entry) => entry.atMs <= atMs);
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const node = list.current;
    const item = node?.children[current];
    if (!node || !(item instanceof HTMLElement) || !playing) return;
    node.scrollTop = item.offsetTop - node.clientHeight / 2;
  }, [current, playing]);

  // Chosen on the lanes: the list shows it, whatever it was filtered to.
  useEffect(() => {
    if (run === null) return;
    setFilter((shown) => (shown === "all" ? shown : "runs"));
    const frame = requestAnimationFrame(() => {
      const item = list.current?.querySelector<HTMLElement>("[data-run-shown]");
      if (item && list.current) list.current.scrollTop = item.offsetTop - 8;
    });
    return () => cancelAnimationFrame(frame);
  }, [run]);

  return (
    <section aria-label={t.log.title} className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-center justify-between gap-3 border-b border-line px-4 py-2">
        <h2 className="text-14 font-semibold text-ink">{t.log.title}</h2>
        <Segmented
          label={t.log.filter}
          value={filter}
          onChange={setFilter}
          options={[
            { value: "all", label: t.log.all },
            { value: "chat", label: t.log.chat },
            { value: "integrity", label: t.log.integrity },
            { value: "runs", label: t.log.runs },
          ]}
        />
      </header>
      {entries.length === 0 ? (
        <p className="px-4 py-8 text-center text-14 text-ink-faint">{t.log.empty}</p>
      ) : (
        <ol ref={list} aria-label={t.log.label} className="relative min-h-0 flex-1 overflow-y-auto p-2">
          {entries.map((entry, index) => (
            <li key={entry.id} data-run-shown={entry.kind === "run" && entry.id === run ? "" : undefined}>
              <button
                type="button"
                onClick={() => {
                  onSeek(entry.kind === "incident" ? momentOf(entry.incident) : entry.atMs);
                  if (entry.kind === "run") onRun(entry.id === run ? null : entry.id);
                }}
                aria-expanded={entry.kind === "run" ? entry.id === run : undefined}
                aria-current={index === current ? "time" : undefined}
                className={cx(
                  "grid w-full grid-cols-[3.5rem_minmax(0,1fr)] gap-2 rounded-8 rounded-l-none border-l-2 px-2 py-1.5 text-left -outline-offset-2 hover:bg-hover",
                  // What has happened by now, without greying the rest out of legibility.
                  entry.atMs <= atMs ? "border-accent-mark" : "border-transparent",
                  index === current && "bg-accent-soft",
                )}
              >
                <span className="tabular pt-0.5 text-12 text-ink-faint">{stopwatch(entry.atMs - replay.started_at_ms)}</span>
                <EntryBody entry={entry} replay={replay} />
              </button>
              {entry.kind === "run" && entry.id === run && <RunDetails run={entry.run} />}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function EntryBody({ entry, replay }: { entry: Entry; replay: Replay }) {
  if (entry.kind === "note") {
    return (
      <span className="text-14 break-words text-ink-soft">
        {entry.text}
        {entry.quote !== undefined && <span className="block text-ink">{entry.quote}</span>}
      </span>
    );
  }
  if (entry.kind === "run") {
    const { verdict, stopped } = entry.run;
    return (
      <span className="grid justify-items-start gap-1 text-14">
        {verdict && !stopped && <VerdictChip verdict={verdict} of="run" />}
        <span className="break-words text-ink">{runSentence(replay, entry.run)}</span>
      </span>
    );
  }
  if (entry.kind === "incident") {
    const { meaning, label } = SEVERITY[entry.incident.severity];
    const who = replay.participants.find((p) => p.id === entry.incident.participant_id)?.display_name ?? t.log.somebody;
    return (
      <span className="grid justify-items-start gap-1 text-14">
        <Badge tone={meaning}>{label}</Badge>
        <span className="text-ink">{incidentTitle(entry.incident.what)}</span>
        <span className="text-12 text-ink-soft">
          {who}
          {entry.incident.what.kind === "away" && entry.incident.duration_ms != null && ` · ${t.log.away(entry.incident.duration_ms)}`}
        </span>
      </span>
    );
  }
  const author = replay.participants.find((p) => p.id === entry.by);
  return (
    <span className="text-14 break-words whitespace-pre-wrap">
      <span className={cx("font-semibold", `ix-who-${author?.colour ?? 0}`)} style={{ color: "var(--who)" }}>
        {author?.display_name ?? t.log.somebody}
      </span>{" "}
      {entry.text}
    </span>
  );
}

function RunDetails({ run }: { run: RecordedRun }) {
  const waited = waitedMs(run);
  return (
    <div className="mt-1.5 mr-2 mb-3 ml-18 grid gap-3 max-md:ml-4">
      {run.result && <RunOutput result={run.result} chip={false} />}
      {waited !== null && <p className="text-12 text-ink-faint">{t.log.waited(milliseconds(waited))}</p>}
      {run.input !== "" && (
        <div className="grid gap-1">
          <p className="text-12 font-medium text-ink-faint">{t.log.input}</p>
          <pre className="font-mono text-12 leading-5 break-words whitespace-pre-wrap text-ink-soft">{run.input}</pre>
        </div>
      )}
    </div>
  );
}
