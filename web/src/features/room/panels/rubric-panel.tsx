import { Link } from "@tanstack/react-router";
import { Check, CircleAlert, PenLine, UserRound } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Interview, type RubricDraft, api, isApiError } from "@/api";
import type { Participant } from "@/api/room-socket";
import { score } from "@/lib/format";
import { PILLARS } from "@/lib/pillars";
import { problemText } from "@/lib/problem";
import { Alert, Button, ConfirmDialog, EmptyState, ErrorState, ScoreRing, Select, Skeleton, SkeletonRegion, Spinner, Textarea, cx } from "@/ui";
import { t } from "../strings";
import { type DraftStatus, DraftSaver } from "./rubric-draft";

export interface RubricCandidate {
  participantId: string;
  name: string;
  /** Came without an account: has no archive to read the evaluation in. */
  guest: boolean;
}

export function asRubricCandidate({ id, display_name, user_id }: Pick<Participant, "id" | "display_name" | "user_id">): RubricCandidate {
  return { participantId: id, name: display_name, guest: (user_id ?? null) === null };
}

export interface RubricPanelProps {
  roomId: string;
  /** While it is, guests in it learn of what is submitted. */
  roomOpen: boolean;
  /** Everybody who is or was a candidate of this room. */
  candidates: readonly RubricCandidate[];
  /** Also for one that was submitted before. */
  onSubmitted?: (participantId: string) => void;
}

/** The host's evaluation, one a candidate: six pillars, notes, feedback (VC-4 to VC-10). */
export function RubricPanel({ roomId, roomOpen, candidates, onSubmitted }: RubricPanelProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const candidate = candidates.find((c) => c.participantId === chosen) ?? candidates[0];
  if (!candidate) {
    return (
      <EmptyState compact title={t.rubric.noCandidate} picture={<UserRound className="size-6" strokeWidth={1.5} aria-hidden />}>
        {t.rubric.noCandidateBody}
      </EmptyState>
    );
  }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-1 content-start gap-4 overflow-y-auto p-4">
      {candidates.length > 1 && (
        <Select
          label={t.rubric.candidate}
          value={candidate.participantId}
          onChange={setChosen}
          options={candidates.map((c) => ({ value: c.participantId, label: c.name }))}
        />
      )}
      <CandidateRubric key={candidate.participantId} roomId={roomId} roomOpen={roomOpen} candidate={candidate} onSubmitted={onSubmitted} />
    </div>
  );
}

interface CandidateRubricProps {
  roomId: string;
  roomOpen: boolean;
  candidate: RubricCandidate;
  onSubmitted: ((participantId: string) => void) | undefined;
}

function CandidateRubric({ roomId, roomOpen, candidate, onSubmitted }: CandidateRubricProps) {
  const [draft, setDraft] = useState<RubricDraft | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const [submitted, setSubmitted] = useState<Interview | null>(null);
  const { participantId } = candidate;

  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      try {
        const loaded = await api.rubric(roomId, participantId, abort.signal);
        if (loaded.submitted) setSubmitted(await api.interview(loaded.submitted, { kind: "user" }, abort.signal));
        else setDraft(loaded);
        setError(null);
      } catch (caught) {
        if (!abort.signal.aborted) setError(caught);
      }
    };
    void load();
    return () => abort.abort();
  }, [roomId, participantId, attempt]);

  const done = submitted !== null;
  const tell = useRef(onSubmitted);
  tell.current = onSubmitted;
  useEffect(() => {
    if (done) tell.current?.(participantId);
  }, [done, participantId]);

  const reach = candidate.guest ? (roomOpen ? t.rubric.guestInRoom : t.rubric.guestGone) : null;
  if (submitted) return <Submitted interview={submitted} inRoom={roomOpen} note={reach?.(candidate.name) ?? t.rubric.submittedBody(candidate.name)} />;
  if (error !== null) {
    return <ErrorState title={t.rubric.loadFailed} error={error} onRetry={() => setAttempt((n) => n + 1)} />;
  }
  if (!draft) {
    return (
      <SkeletonRegion label={t.rubric.loading} className="grid gap-4">
        {PILLARS.map(({ id }) => (
          <Skeleton key={id} className="h-20" />
        ))}
      </SkeletonRegion>
    );
  }
  return <RubricForm roomId={roomId} candidate={candidate} reach={reach?.(candidate.name) ?? null} draft={draft} onSubmitted={setSubmitted} />;
}

interface RubricFormProps {
  roomId: string;
  candidate: RubricCandidate;
  /** How the evaluation reaches the candidate, where it is not by their account. */
  reach: string | null;
  draft: RubricDraft;
  onSubmitted: (interview: Interview) => void;
}

function RubricForm({ roomId, candidate, reach, draft, onSubmitted }: RubricFormProps) {
  const saver = useSaver(roomId, candidate.participantId, draft);
  const view = useSyncExternalStore(saver.subscribe, saver.draft.get);
  const [confirming, setConfirming] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const missing = view.pillars.filter((row) => (row.rating ?? null) === null).length;

  const submit = async () => {
    setSubmitting(true);
    try {
      const interview = await api.submitRubric(roomId, candidate.participantId, await saver.draft.settled());
      onSubmitted(interview);
    } catch (error) {
      setProblem(problemText(error));
      setConfirming(false);
    } finally {
      setSubmitting(false);
    }
  };

  return (
    <div className="grid gap-5">
      <div className="grid gap-1">
        <h3 className="text-14 font-semibold break-words text-ink">{t.rubric.of(candidate.name)}</h3>
        <div className="flex items-center justify-between gap-3">
          <p className="text-12 text-ink-faint">{t.rubric.onlyYou}</p>
          <DraftMark status={view.status} />
        </div>
        {reach !== null && <Alert meaning="info" title={reach} className="mt-1" />}
      </div>
      {PILLARS.map(({ id, label, about }) => {
        const row = view.pillars.find((p) => p.pillar === id);
        return (
          <fieldset key={id} className="grid gap-2 border-0 p-0">
            <legend className="text-14 font-medium text-ink">{label}</legend>
            <p className="text-12 text-ink-faint">{about}</p>
            <Scale label={t.rubric.ratingOf(label)} value={row?.rating ?? null} onChange={(rating) => saver.draft.rate(id, rating)} />
            <Textarea
              rows={1}
              maxLength={4_000}
              aria-label={t.rubric.notesOf(label)}
              placeholder={t.rubric.notesPlaceholder}
              value={row?.notes ?? ""}
              onChange={(event) => saver.draft.note(id, event.target.value)}
              className="text-14!"
            />
          </fieldset>
        );
      })}
      <div className="grid gap-2">
        <label htmlFor="rubric-summary" className="text-14 font-medium text-ink">
          {t.rubric.summary}
        </label>
        <Textarea
          id="rubric-summary"
          rows={4}
          maxLength={8_000}
          placeholder={t.rubric.summaryPlaceholder}
          value={view.summary}
          onChange={(event) => saver.draft.summarise(event.target.value)}
          className="text-14!"
        />
      </div>
      {problem !== null && <Alert meaning="danger" title={problem} live />}
      <div className="grid gap-2">
        <Button
          variant="primary"
          disabled={missing > 0}
          aria-describedby={missing > 0 ? "rubric-missing" : undefined}
          onClick={() => {
            setProblem(null);
            setConfirming(true);
          }}
        >
          {t.rubric.submit}
        </Button>
        {missing > 0 && (
          <p id="rubric-missing" className="text-12 text-ink-faint">
            {t.rubric.missing(missing)}
          </p>
        )}
      </div>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title={t.rubric.submitTitle(candidate.name)}
        description={
          <>
            {reach !== null && <span className="mb-2 block">{reach}</span>}
            {reach === null ? t.rubric.submitLead : t.rubric.submitLeadGuest}
            <span className="mt-2 grid gap-1">
              {t.rubric.submitItems.map((item) => (
                <span key={item} className="flex items-start gap-2">
                  <Check className="mt-0.5 size-4 shrink-0 text-accent-ink" aria-hidden />
                  {item}
                </span>
              ))}
            </span>
          </>
        }
        confirmLabel={t.rubric.submitConfirm}
        busy={submitting}
        onConfirm={() => void submit()}
      />
    </div>
  );
}

/** Five steps, each with its meaning. */
function Scale({ label, value, onChange }: { label: string; value: number | null; onChange: (rating: number) => void }) {
  return (
    <div className="grid gap-1">
      <RadioGroup.Root
        aria-label={label}
        orientation="horizontal"
        value={value === null ? "" : String(value)}
        onValueChange={(next) => onChange(Number(next))}
        className="grid grid-cols-5 overflow-hidden rounded-8 border border-line-field"
      >
        {t.rubric.scale.map((meaning, index) => (
          <RadioGroup.Item
            key={meaning}
            value={String(index + 1)}
            aria-label={meaning}
            title={meaning}
            className="tabular h-control-sm border-r border-line-field text-14 font-medium text-ink-soft -outline-offset-2 last:border-r-0 hover:bg-hover data-[state=checked]:bg-accent data-[state=checked]:text-on-accent"
          >
            {index + 1}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      <p aria-hidden className="flex justify-between text-12 text-ink-faint">
        <span>{t.rubric.lowest}</span>
        <span>{t.rubric.highest}</span>
      </p>
    </div>
  );
}

function DraftMark({ status }: { status: DraftStatus }) {
  return (
    <p
      role="status"
      className={cx("flex shrink-0 items-center gap-1.5 text-12", status === "failed" ? "text-danger-ink" : "text-ink-faint")}
    >
      {status === "saved" && <Check className="size-3.5 text-good" aria-hidden />}
      {status === "saving" && <Spinner className="size-3.5" />}
      {status === "unsaved" && <PenLine className="size-3.5" aria-hidden />}
      {status === "failed" && <CircleAlert className="size-3.5" aria-hidden />}
      {status !== "untouched" && t.rubric[status]}
    </p>
  );
}

/** `inRoom`: the filed evaluation opens beside the room, which goes on. */
function Submitted({ interview, inRoom, note }: { interview: Interview; inRoom: boolean; note: string }) {
  return (
    <div role="status" className="grid justify-items-center gap-4 py-4 text-center">
      <ScoreRing value={interview.composite} label={`${t.rubric.composite}: ${score(interview.composite)} ${t.rubric.outOf}`} />
      <div className="grid gap-1">
        <p className="text-16 font-semibold text-ink">{t.rubric.submitted}</p>
        <p className="text-14 text-ink-soft">{note}</p>
      </div>
      <Button size="sm" asChild>
        <Link to="/board/evaluations/$interviewId" params={{ interviewId: interview.id }} {...(inRoom && { target: "_blank" })}>
          {t.rubric.openFiled}
        </Link>
      </Button>
    </div>
  );
}

interface Saver {
  draft: DraftSaver;
  subscribe: (listener: () => void) => () => void;
}

function useSaver(roomId: string, participantId: string, draft: RubricDraft): Saver {
  const made = useRef<Saver | null>(null);
  if (made.current === null) {
    const listeners = new Set<() => void>();
    made.current = {
      draft: new DraftSaver(
        draft,
        {
          save: async (request) => {
            try {
              return await api.saveRubric(roomId, participantId, request);
            } catch (error) {
              if (isApiError(error, "conflict")) return "conflict";
              throw error;
            }
          },
          load: () => api.rubric(roomId, participantId),
          after: (ms, run) => {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
        },
        () => {
          for (const listener of listeners) listener();
        },
      ),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }
  const saver = made.current;
  useEffect(() => {
    const flush = () => saver.draft.flush();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, [saver]);
  return saver;
}
