import { useEffect, useState } from "react";
import { type Interview, api, isApiError } from "@/api";
import { clockTime } from "@/lib/format";
import { SEVERITY, incidentTitle } from "@/lib/incidents";
import { PILLARS } from "@/lib/pillars";
import { Alert, Badge, Dialog, ErrorState, RatingRow, ScoreRing, Skeleton, SkeletonRegion } from "@/ui";
import { t } from "../strings";

export interface GuestEvaluationProps {
  interviewId: string;
  /** Of the guest's pass to the room. */
  token: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What a guest may read of their evaluation, over the room: they have no archive to be sent to. */
export function GuestEvaluation({ interviewId, token, open, onOpenChange }: GuestEvaluationProps) {
  const [interview, setInterview] = useState<Interview | null>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t.result.dialog}
      description={interview === null ? undefined : t.result.by(interview.interviewer_name, interview.title)}
      size="lg"
    >
      {interview === null ? <Loading interviewId={interviewId} token={token} onLoaded={setInterview} /> : <Report interview={interview} />}
    </Dialog>
  );
}

function Loading({ interviewId, token, onLoaded }: { interviewId: string; token: string; onLoaded: (interview: Interview) => void }) {
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setError(null);
    api.interview(interviewId, { kind: "guest", token }, abort.signal).then(onLoaded, (caught: unknown) => {
      if (!abort.signal.aborted) setError(caught);
    });
    return () => abort.abort();
  }, [interviewId, token, attempt, onLoaded]);

  if (isApiError(error, "unauthenticated", "forbidden", "not_found")) {
    return (
      <Alert meaning="info" title={t.result.notForGuests} live>
        {t.result.notForGuestsBody}
      </Alert>
    );
  }
  if (error !== null) return <ErrorState title={t.result.failed} error={error} onRetry={() => setAttempt((n) => n + 1)} />;
  return (
    <SkeletonRegion label={t.result.loading} className="grid gap-4">
      <Skeleton className="h-32" />
      <Skeleton className="h-64" />
    </SkeletonRegion>
  );
}

function Report({ interview }: { interview: Interview }) {
  const feedback = interview.feedback.trim();
  const incidents = [...interview.incidents].sort((a, b) => a.started_at_ms - b.started_at_ms);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="flex items-center gap-5 max-sm:flex-col">
        <ScoreRing value={interview.composite} label={t.result.composite} />
        <p className="text-14 text-ink-faint">{t.result.compositeBody}</p>
      </div>
      <section aria-label={t.result.feedback} className="grid gap-1.5">
        <h3 className="text-16 font-semibold text-ink">{t.result.feedback}</h3>
        {feedback === "" ? (
          <p className="text-14 text-ink-faint">{t.result.noFeedback}</p>
        ) : (
          <p className="text-14 break-words whitespace-pre-wrap">{feedback}</p>
        )}
      </section>
      <section aria-label={t.result.pillars} className="grid gap-3">
        <h3 className="text-16 font-semibold text-ink">{t.result.pillars}</h3>
        <ul className="grid gap-4">
          {PILLARS.map(({ id, label }) => {
            const row = interview.pillars.find((pillar) => pillar.pillar === id);
            const notes = row?.notes.trim() ?? "";
            return (
              <li key={id} className="grid gap-1.5">
                <RatingRow label={label} value={row?.rating ?? null} />
                {notes !== "" && <p className="text-14 break-words whitespace-pre-wrap text-ink-soft">{notes}</p>}
              </li>
            );
          })}
        </ul>
      </section>
      <section aria-label={t.result.integrity} className="grid gap-1.5">
        <h3 className="text-16 font-semibold text-ink">{t.result.integrity}</h3>
        {incidents.length === 0 && (
          <p className="text-14 text-ink-faint">{interview.incidents_withheld ? t.result.integrityLater : t.result.integrityEmpty}</p>
        )}
        <ul className="grid gap-2">
          {incidents.map((incident) => (
            <li key={incident.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-14">
              <span className="tabular text-ink-soft">{clockTime(incident.started_at_ms)}</span>
              <Badge tone={SEVERITY[incident.severity].meaning}>{SEVERITY[incident.severity].label}</Badge>
              {incidentTitle(incident.what)}
              {incident.why && <span className="text-12 text-ink-faint">{incident.why}</span>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
