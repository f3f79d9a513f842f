import FormatWorker from "./worker?worker";
import type { Answer, Outcome, Question } from "./protocol";

/** Longest a loaded formatter may take: the longest program allowed takes less than two seconds. */
export const LIMIT_MS = 10_000;

let worker: Worker | null = null;
/** The worker answers one question after the other. */
let turn: Promise<unknown> = Promise.resolve();

/** Lays a program out; what goes wrong is in the outcome. */
export function format(question: Question): Promise<Outcome> {
  const outcome = turn.then(() => ask(question));
  turn = outcome;
  return outcome;
}

function ask(question: Question): Promise<Outcome> {
  const asked = (worker ??= new FormatWorker());
  return new Promise((resolve) => {
    let limit: ReturnType<typeof setTimeout> | undefined;
    const end = (outcome: Outcome) => {
      clearTimeout(limit);
      resolve(outcome);
    };
    const fail = (reason: string) => {
      asked.terminate();
      worker = null;
      end({ kind: "failed", reason });
    };
    asked.onerror = (event) => fail(event.message);
    asked.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "failed") fail(data.reason);
      else if (data.kind !== "ready") end(data);
      // Loading may take as long as the network does.
      else limit = setTimeout(() => fail(`no answer in ${LIMIT_MS / 1000} s`), LIMIT_MS);
    };
    asked.postMessage(question);
  });
}
