import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type MockAnswer, api, isApiError, queries } from "@/api";
import { type Run, useRun } from "@/coding/use-run";
import type { Working } from "./use-work";
import type { Obstacle } from "./work";
import { obstacle } from "./work";

export interface HandIn {
  run: Run<MockAnswer>;
  /** What was in the way at the last try. */
  obstacle: Obstacle | null;
  /** Another window answered this question; what is written here was kept as a draft. */
  elsewhere: boolean;
  submit: () => Promise<void>;
}

/** Hands an answer in: kept by the server first, then read. */
export function useHandIn(mockId: string, position: number, attempt: number, working: Working, onDone: () => void): HandIn {
  const client = useQueryClient();
  const run = useRun<MockAnswer>();
  const [found, setFound] = useState<Obstacle | null>(null);
  const [elsewhere, setElsewhere] = useState(false);
  const { queryKey } = queries.mock(mockId);

  const submit = async () => {
    const work = working.finished();
    const stands = obstacle(work);
    setFound(stands);
    if (stands || run.state.kind === "running" || working.theirs) return;
    working.keeper.close();
    let conflict = false;
    const answer = await run.start((signal) =>
      api.answerMock(mockId, position, { attempt, work }, signal).catch((error: unknown) => {
        conflict = isApiError(error, "conflict");
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
    setElsewhere(conflict);
    working.keeper.again();
    // It may have arrived although nothing came back.
    void client.invalidateQueries({ queryKey });
  };
  return { run, obstacle: found, elsewhere, submit };
}
