import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Play } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { type Incident, type Interview, type PillarRating, isApiError, queries } from "@/api";
import { clockTime, dateTime } from "@/lib/format";
import { SEVERITY, incidentLength, incidentTitle } from "@/lib/incidents";
import { PILLARS } from "@/lib/pillars";
import { markRead } from "@/lib/read-marks";
import { usePageTitle } from "@/lib/title";
import {
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  PageHeader,
  Picture,
  RatingRow,
  ScoreRing,
  Skeleton,
  SkeletonRegion,
  Table,
  Td,
  Th,
} from "@/ui";
import { strings } from "./strings";

const text = strings.detail;

export interface InterviewPageProps {
  interviewId: string;
  /** Who reads it: both see the same facts; names and the way back differ. */
  portal: "student" | "interviewer";
}

/** One interview as filed: score, pillars with notes, summary, integrity log, recording (VC-8, E-9). */
export function InterviewPage({ interviewId, portal }: InterviewPageProps) {
  const query = useQuery(queries.interview(interviewId));
  usePageTitle(query.data?.title ?? strings.title);
  const loaded = query.data !== undefined;
  useEffect(() => {
    if (loaded && portal === "student") markRead(interviewId);
  }, [loaded, portal, interviewId]);

  const back = (
    <Link
      to={portal === "student" ? "/analytics" : "/board"}
      className="inline-flex items-center gap-1.5 rounded-4 text-14 text-ink-faint hover:text-ink"
    >
      <ArrowLeft className="size-4" aria-hidden />
      {text.back[portal]}
    </Link>
  );

  if (query.data !== undefined) return <Loaded interview={query.data} portal={portal} back={back} />;
  if (isApiError(query.error, "not_found", "forbidden")) {
    return (
      <div className="grid gap-6">
        {back}
        <EmptyState title={text.missingTitle} picture={<Picture name="lost" />}>
          {text.missing}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="grid gap-6">
      {back}
      {query.isError ? (
        <ErrorState title={text.failed} error={query.error} onRetry={() => void query.refetch()} busy={query.isFetching} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function Loaded({ interview, portal, back }: { interview: Interview; portal: InterviewPageProps["portal"]; back: ReactNode }) {
  const ratings = PILLARS.map(({ id, label }) => ({
    label,
    rating: interview.pillars.find((pillar) => pillar.pillar === id),
  }));
  return (
    <article className="grid gap-8">
      <PageHeader
        over={back}
        title={interview.title}
        lead={portal === "student" ? text.withInterviewer(interview.interviewer_name) : text.ofCandidate(interview.candidate_name)}
        actions={
          <Recording roomId={interview.room_id} />
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid gap-6">
          <Card title={text.feedback}>
            {interview.feedback.trim() === "" ? (
              <p className="text-ink-faint">{text.noFeedback}</p>
            ) : (
              <p className="max-w-[40rem] leading-relaxed break-words whitespace-pre-wrap">{interview.feedback}</p>
            )}
          </Card>
          <Card title={text.pillars} padding="none">
            <ul>
              {ratings.map((row) => (
                <PillarItem key={row.label} label={row.label} pillar={row.rating} />
              ))}
            </ul>
          </Card>
        </div>
        <div className="grid gap-6">
          <Card title={text.composite}>
            <div className="flex items-center gap-5">
              <ScoreRing value={interview.composite} label={text.composite} />
              <dl className="grid gap-2 text-14">
                <div>
                  <dt className="text-ink-faint">{text.held}</dt>
                  <dd>{dateTime(interview.held_at_ms)}</dd>
                </div>
                <div>
                  <dt className="text-ink-faint">{text.filed}</dt>
                  <dd>{dateTime(interview.submitted_at_ms)}</dd>
                </div>
              </dl>
            </div>
            <p className="mt-4 text-14 text-ink-faint">{explainComposite(interview.pillars)}</p>
          </Card>
          <Integrity incidents={interview.incidents} withheld={interview.incidents_withheld} portal={portal} />
        </div>
      </div>
    </article>
  );
}

/** The recording is there once the room has ended; until then the button says so. */
function Recording({ roomId }: { roomId: string }) {
  const room = useQuery(queries.room(roomId));
  if (room.data?.status === "open") {
    return (
      <div className="grid justify-items-end gap-1 max-sm:justify-items-start">
        <Button disabled aria-describedby="recording-later" icon={<Play aria-hidden />}>
          {text.replay}
        </Button>
        <p id="recording-later" className="text-12 text-ink-faint">
          {text.replayLater}
        </p>
      </div>
    );
  }
  return (
    <Button asChild>
      <Link to="/r/$roomId/replay" params={{ roomId }}>
        <Play aria-hidden />
        {text.replay}
      </Link>
    </Button>
  );
}

function explainComposite(pillars: readonly PillarRating[]): string {
  const values = pillars.map((pillar) => pillar.rating).filter((value) => value !== null && value !== undefined);
  if (values.length !== PILLARS.length) return text.compositeIncomplete;
  return text.compositeBody((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(2));
}

function PillarItem({ label, pillar }: { label: string; pillar: PillarRating | undefined }) {
  const notes = pillar?.notes.trim() ?? "";
  return (
    <li className="grid gap-2 border-t border-line px-6 py-4 first:border-0 max-sm:px-4">
      <RatingRow label={label} value={pillar?.rating ?? null} />
      {notes === "" ? (
        <p className="text-14 text-ink-faint">{text.noNotes}</p>
      ) : (
        <p className="text-14 break-words whitespace-pre-wrap text-ink-soft">{notes}</p>
      )}
    </li>
  );
}

interface IntegrityProps {
  incidents: readonly Incident[];
  /** The candidate reads the log once the room has ended. */
  withheld: boolean;
  portal: InterviewPageProps["portal"];
}

function Integrity({ incidents, withheld, portal }: IntegrityProps) {
  const inOrder = [...incidents].sort((a, b) => a.started_at_ms - b.started_at_ms);
  return (
    <Card title={text.integrity} hint={text.integrityHint[portal]} padding="none">
      {inOrder.length === 0 ? (
        <p className="border-t border-line px-6 py-4 text-14 text-ink-soft max-sm:px-4">{withheld ? text.integrityLater : text.integrityEmpty}</p>
      ) : (
        <Table
          caption={text.integrityCaption}
          className="border-t border-line"
          head={
            <>
              <Th className="pl-6 max-sm:pl-4">{text.columns.time}</Th>
              <Th>{text.columns.what}</Th>
              <Th figures>{text.columns.length}</Th>
            </>
          }
        >
          {inOrder.map((incident) => (
            <tr key={incident.id} className="last:[&>td]:border-0">
              <Td className="tabular pl-6 align-top whitespace-nowrap text-ink-soft max-sm:pl-4">
                {clockTime(incident.started_at_ms)}
              </Td>
              <Td className="align-top">
                <span className="grid justify-items-start gap-1">
                  {incidentTitle(incident.what)}
                  <span className="flex flex-wrap items-center gap-2">
                    <Badge tone={SEVERITY[incident.severity].meaning}>{SEVERITY[incident.severity].label}</Badge>
                    {incident.why !== null && incident.why !== undefined && (
                      <span className="text-12 text-ink-faint">{incident.why}</span>
                    )}
                  </span>
                </span>
              </Td>
              <Td figures className="align-top whitespace-nowrap">
                {incidentLength(incident) ?? text.never}
              </Td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  );
}

function Loading() {
  return (
    <SkeletonRegion label={text.loading} className="grid gap-8">
      <div className="grid gap-2">
        <Skeleton className="h-9 w-80 max-w-full" />
        <Skeleton className="h-5 w-48" />
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid gap-6">
          <Skeleton className="h-40 rounded-10" />
          <Skeleton className="h-96 rounded-10" />
        </div>
        <Skeleton className="h-64 rounded-10" />
      </div>
    </SkeletonRegion>
  );
}
