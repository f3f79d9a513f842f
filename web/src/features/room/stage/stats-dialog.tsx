import { useEffect, useRef, useState } from "react";
import { Dialog, Table, Td, Th } from "@/ui";
import { type MediaStats, type StreamStats, StatsReader } from "../media/stats";
import { useRoom, useRoomSession, useSnapshot } from "../session/context";
import { t } from "../strings";
import { isFlowing, nameOf } from "./people";

const EVERY_MS = 1_000;
const NONE = "–";

/** What the browser measures of every stream, for when picture or sound are bad. */
export function StatsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t.stats.title} description={t.stats.lead} size="lg">
      {open && <Figures />}
    </Dialog>
  );
}

function Figures() {
  const session = useRoomSession();
  const tracks = useRoom((room) => room.tracks);
  const participants = useRoom((room) => room.participants);
  const roundTripMs = useSnapshot((snapshot) => snapshot.roundTripMs);
  const [stats, setStats] = useState<MediaStats | null>(null);
  const reader = useRef(new StatsReader());

  useEffect(() => {
    const read = async () => {
      const found = await session.stats();
      if (found) setStats(reader.current.read(found.report.values() as Iterable<Record<string, unknown>>, found.mids, found.own));
    };
    void read();
    const timer = setInterval(() => void read(), EVERY_MS);
    return () => clearInterval(timer);
  }, [session]);

  const rows: { key: string; name: string; stream: StreamStats }[] = [
    ...[...(stats?.sent ?? [])].map(([source, stream]) => ({
      key: `sent-${source}`,
      name: t.stats.sent(t.stats.sources[source]),
      stream,
    })),
    ...[...(stats?.received ?? [])].flatMap(([trackId, stream]) => {
      const track = tracks.find((other) => other.id === trackId);
      if (!track || !isFlowing(track, participants)) return [];
      const name = nameOf(participants, track.participant_id, t.somebody);
      return [{ key: trackId, name: t.stats.received(name, t.stats.sources[track.source]), stream }];
    }),
  ];
  return (
    <div className="grid gap-4">
      <dl className="flex flex-wrap gap-x-8 gap-y-1 text-14">
        <Figure name={t.stats.rtt} value={unit(stats?.rttMs ?? null, "ms")} />
        <Figure name={t.stats.signalling} value={unit(roundTripMs, "ms")} />
      </dl>
      {rows.length === 0 ? (
        <p className="py-4 text-14 text-ink-faint">{t.stats.none}</p>
      ) : (
        <>
          <Table
            className="max-sm:hidden"
            caption={t.stats.title}
            head={
              <>
                <Th>{t.stats.who}</Th>
                <Th figures>{t.stats.bitrate}</Th>
                <Th figures>{t.stats.loss}</Th>
                <Th figures>{t.stats.jitter}</Th>
                <Th figures>{t.stats.resolution}</Th>
                <Th figures>{t.stats.frames}</Th>
              </>
            }
          >
            {rows.map(({ key, name, stream }) => (
              <tr key={key}>
                <Td>{name}</Td>
                <Td figures>{unit(stream.kbps, "kbit/s")}</Td>
                <Td figures>{percent(stream.loss)}</Td>
                <Td figures>{unit(stream.jitterMs, "ms")}</Td>
                <Td figures>{resolution(stream)}</Td>
                <Td figures>{frames(stream)}</Td>
              </tr>
            ))}
          </Table>
          <ul className="grid gap-4 sm:hidden">
            {rows.map(({ key, name, stream }) => (
              <li key={key} className="grid gap-1 border-t border-line pt-3 text-14">
                <p className="font-medium text-ink">{name}</p>
                <dl className="grid grid-cols-2 gap-x-4 gap-y-0.5">
                  <Figure name={t.stats.bitrate} value={unit(stream.kbps, "kbit/s")} />
                  <Figure name={t.stats.loss} value={percent(stream.loss)} />
                  <Figure name={t.stats.jitter} value={unit(stream.jitterMs, "ms")} />
                  {stream.width !== null && <Figure name={t.stats.resolution} value={resolution(stream)} />}
                  {frames(stream) !== NONE && <Figure name={t.stats.frames} value={frames(stream)} />}
                </dl>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-ink-faint">{name}</dt>
      <dd className="tabular font-medium">{value}</dd>
    </div>
  );
}

function unit(value: number | null, name: string): string {
  return value === null ? NONE : `${Math.round(value)} ${name}`;
}

function percent(share: number | null): string {
  return share === null ? NONE : `${(share * 100).toFixed(1)} %`;
}

function resolution({ width, height }: StreamStats): string {
  return width === null ? NONE : `${width}×${height ?? 0}`;
}

/** "30/s, 412 decoded" */
function frames({ fps, framesDecoded }: StreamStats): string {
  const parts = [fps === null ? null : `${Math.round(fps)}/s`, framesDecoded === null ? null : `${framesDecoded} decoded`];
  return parts.filter((part) => part !== null).join(", ") || NONE;
}
