import { Link } from "@tanstack/react-router";
import { Play, RotateCw } from "lucide-react";
import type { User } from "@/api";
import { Button, Card } from "@/ui";
import { WholePage } from "./lobby/lobby";
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
      {candidates && candidates.length > 0 && (because === "ended" || because === "left") && (
        <Card title={t.closed.evaluate} hint={t.closed.evaluateHint} className="mt-4 w-full max-w-[34rem]" padding="sm">
          <div className="-mx-4 -mb-4 flex max-h-[70dvh] flex-col">
            <RubricPanel roomId={roomId} candidates={candidates} />
          </div>
        </Card>
      )}
    </WholePage>
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
