import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "@/ui";
import { GuestEvaluation } from "../panels/guest-evaluation";
import { useRoom, useRoomSession } from "../session/context";
import { t } from "../strings";

/** The candidate learns at once that the evaluation is in, in a row of its own, without being taken away from what they do. */
export function ResultNote() {
  const { caller } = useRoomSession();
  const submitted = useRoom((room) => room.submitted);
  const role = useRoom((room) => room.role);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [reading, setReading] = useState(false);
  const shown = role === "candidate" && submitted !== null && dismissed !== submitted.interviewId;
  return (
    <div role="status" className="row-start-4">
      {shown && (
        <div className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-t border-good-line bg-good-soft px-4 py-2.5 text-14">
          <p className="min-w-0">
            <span className="font-medium text-ink">{t.result.title(submitted.composite)}</span>
            <span className="block text-ink-soft">{caller.kind === "guest" ? t.result.bodyGuest : t.result.body}</span>
          </p>
          <div className="flex gap-2">
            <Button size="sm" variant="ghost" onClick={() => setDismissed(submitted.interviewId)}>
              {t.result.later}
            </Button>
            {caller.kind === "guest" ? (
              <Button size="sm" onClick={() => setReading(true)}>
                {t.result.open}
              </Button>
            ) : (
              <Button size="sm" asChild>
                <Link to="/archive/$interviewId" params={{ interviewId: submitted.interviewId }} target="_blank">
                  {t.result.open}
                </Link>
              </Button>
            )}
          </div>
        </div>
      )}
      {caller.kind === "guest" && submitted !== null && (
        <GuestEvaluation interviewId={submitted.interviewId} token={caller.token} open={reading} onOpenChange={setReading} />
      )}
    </div>
  );
}
