import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type ApiError, type MockAnswer, api, isApiError, queries } from "@/api";
import { type Run, useRun } from "@/coding/use-run";
import { toast } from "@/ui";
import { strings } from "./strings";
import type { Working } from "./use-work";
import type { Obstacle } from "./work";
import { obstacle } from "./work";

export interface HandIn {
  run: Run<MockAnswer>;
  /** What was in the way at the last try. */
  obstacle: Obstacle | null;
  submit: () => Promise<void>;
}

/**
 * Hands an answer in: kept by the server first, then read. It goes on where the page goes away: what became of it is to be known.
 * `onTaken`: another answer is there already.
 */
export function useHandIn(mockId: string, position: number, attempt: number, working: Working, onDone: () => void, onTaken = () => {}): HandIn {
  const client = useQueryClient();
  const run = useRun<MockAnswer>();
  const [found, setFound] = useState<Obstacle | null>(null);
  const { queryKey } = queries.mock(mockId);

  const submit = async () => {
    const work = working.finished();
    const stands = obstacle(work);
    setFound(stands);
    if (stands || run.state.kind === "running" || working.theirs) return;
    working.keeper.close();
    let conflict: ApiError | null = null;
    const answer = await run.start(() =>
      api.answerMock(mockId, position, { attempt, work }).catch((error: unknown) => {
        if (isApiError(error, "conflict")) conflict = error;
        throw error;
      }),
    );
    if (answer) {
      working.keeper.handedIn();
      await client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ["mocks"] });
      onDone();
      return;
    }
    // The page goes on to what is there instead: said where it stays readable.
    if (conflict !== null) toast("caution", (conflict as ApiError).message, { body: strings.answer.keptElsewhere });
    working.keeper.again();
    if (conflict !== null) onTaken();
    // It may have arrived although nothing came back.
    void client.invalidateQueries({ queryKey });
  };
  return { run, obstacle: found, submit };
}
