import { languageOf } from "@/lib/languages";
import FormatWorker from "./worker?worker";
import type { Answer, Outcome, Question } from "./protocol";

/** Longest a loaded formatter may take: the longest program allowed takes less than two seconds. */
export const LIMIT_MS = 10_000;

/** Answers one question after the other, of one formatter: another's may be slow to arrive. */
interface Desk {
  worker: Worker | null;
  turn: Promise<unknown>;
}

const desks = new Map<string, Desk>();

/** Lays a program out; what goes wrong is in the outcome. */
export function format(question: Question): Promise<Outcome> {
  const { formatter } = languageOf(question.language);
  const broken = question.source.search(/\p{Surrogate}/u);
  if (broken >= 0) return Promise.resolve({ kind: "refused", line: question.source.slice(0, broken).split("\n").length, reason: "half of a character" });
  const key = formatter ?? "";
  const desk = desks.get(key) ?? { worker: null, turn: Promise.resolve() };
  desks.set(key, desk);
  const outcome = desk.turn.then(() => ask(desk, question));
  desk.turn = outcome;
  return outcome;
}

function ask(desk: Desk, question: Question): Promise<Outcome> {
  const worker = (desk.worker ??= new FormatWorker());
  return new Promise((resolve) => {
    let limit: ReturnType<typeof setTimeout> | undefined;
    const end = (outcome: Outcome) => {
      clearTimeout(limit);
      resolve(outcome);
    };
    const fail = (reason: string) => {
      worker.terminate();
      desk.worker = null;
      end({ kind: "failed", reason });
    };
    worker.onerror = ({ message }) => fail(message || "it did not arrive");
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "failed") fail(data.reason);
      else if (data.kind !== "ready") end(data);
      // Loading may take as long as the network does.
      else limit = setTimeout(() => fail(`no answer in ${LIMIT_MS / 1000} s`), LIMIT_MS);
    };
    worker.postMessage(question);
  });
}
