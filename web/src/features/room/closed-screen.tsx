import { Link } from "@tanstack/react-router";
import { ClipboardCheck, Play, RotateCw } from "lucide-react";
import { useState } from "react";
import type { User } from "@/api";
import { storedEvaluation, storedPass } from "@/lib/guest-pass";
import { Button, Card } from "@/ui";
import { WholePage } from "./lobby/lobby";
import { GuestEvaluation } from "./panels/guest-evaluation";
import { type RubricCandidate, RubricPanel } from "./panels/rubric-panel";
import type { ClosedBecause } from "./socket/close";
import { t } from "./strings";

export interface ClosedScreenProps {
  roomId: string;
  because: ClosedBecause;
  user: User | null;
  /** Whether this person was in the room: then the recording is theirs to open once it has ended. */
  wasIn: boolean;
  /** For the host: whom to evaluate. */
  candidates: readonly RubricCandidate[] | null;
  onRejoin: () => void;
}

/** Why one is no longer in the room, and the way on. */
export function ClosedScreen({ roomId, because, user, wasIn, candidates, onRejoin }: ClosedScreenProps) {
  const { title, body } = t.closed[because];
  const guest = user === null && wasIn && because === "ended";
  const [filed, setFiled] = useState<ReadonlySet<string>>(new Set());
  const allFiled = candidates?.every((candidate) => filed.has(candidate.participantId)) ?? false;
  return (
    <WholePage
      title={title}
      body={body}
      picture={because === "not_found" ? "lost" : because === "fault" || because === "ticket" ? "unplugged" : "door"}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {because === "ended" && wasIn && (
            <Button variant="primary" asChild>
              <Link to="/r/$roomId/replay" params={{ roomId }}>
                <Play aria-hidden />
                {t.closed.replay}
              </Link>
            </Button>
          )}
          {user === null && <OwnEvaluation roomId={roomId} />}
          {(because === "left" || because === "replaced" || because === "ticket" || because === "limit") && (
            <Button variant="primary" onClick={onRejoin}>
              {because === "replaced" ? t.closed.here : t.closed.rejoin}
            </Button>
          )}
          {(because === "fault" || because === "version") && (
            <Button variant="primary" icon={<RotateCw aria-hidden />} onClick={() => location.reload()}>
              {t.closed.reload}
            </Button>
          )}
          <HomeLink user={user} ended={because === "ended"} />
        </div>
      }
    >
      {guest && storedEvaluation(roomId) === null && <p className="mt-4 max-w-[34rem] text-center text-14 text-ink-faint">{t.closed.guestLater}</p>}
      {candidates && candidates.length > 0 && (because === "ended" || because === "left") && (
        <Card title={t.closed.evaluate} hint={allFiled ? undefined : t.closed.evaluateHint} className="mt-4 w-full max-w-[34rem]" padding="sm">
          <div className="-mx-4 -mb-4 flex max-h-[70dvh] flex-col">
            <RubricPanel
              roomId={roomId}
              roomOpen={because === "left"}
              candidates={candidates}
              onSubmitted={(participantId) => setFiled((before) => new Set([...before, participantId]))}
            />
          </div>
        </Card>
      )}
    </WholePage>
  );
}

/** A guest's way to what was filed while they were in the room. */
function OwnEvaluation({ roomId }: { roomId: string }) {
  const [open, setOpen] = useState(false);
  const interviewId = storedEvaluation(roomId);
  const pass = storedPass(roomId);
  if (interviewId === null || pass === null) return null;
  return (
    <>
      <Button icon={<ClipboardCheck aria-hidden />} onClick={() => setOpen(true)}>
        {t.result.read}
      </Button>
      <GuestEvaluation interviewId={interviewId} token={pass.token} open={open} onOpenChange={setOpen} />
    </>
  );
}

function HomeLink({ user, ended }: { user: User | null; ended: boolean }) {
  if (user?.role === "student" && ended) {
    return (
      <Button asChild>
        <Link to="/analytics">{t.closed.archive}</Link>
      </Button>
    );
  }
  return (
    <Button asChild>
      <Link to="/">{t.closed.home}</Link>
    </Button>
  );
}
