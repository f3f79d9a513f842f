import { Link } from "@tanstack/react-router";
import { Check, CircleDashed, PencilLine, SkipForward } from "lucide-react";
import type { MockItem, MockSession } from "@/api";
import { Spinner, cx } from "@/ui";
import { KindIcon } from "./kinds";
import { strings } from "./strings";
import { isWritten } from "./work";

const t = strings.session;

export type StepState = keyof typeof t.state;

export function stepState(item: MockItem): StepState {
  if (item.state === "skipped") return "skipped";
  if (item.state === "answered") return item.answers.some((answer) => !answer.feedback) ? "reading" : "answered";
  return item.draft && isWritten(item.draft.work) ? "drafted" : "open";
}

function StepMark({ state }: { state: StepState }) {
  switch (state) {
    case "answered":
      return <Check className="size-3.5 text-good" aria-hidden />;
    case "skipped":
      return <SkipForward className="size-3.5 text-ink-faint" aria-hidden />;
    case "reading":
      return <Spinner className="size-3.5" />;
    case "drafted":
      return <PencilLine className="size-3.5 text-accent-ink" aria-hidden />;
    case "open":
      return <CircleDashed className="size-3.5 text-ink-faint" aria-hidden />;
  }
}

/** Of so many questions each has its kind in words in a row; of more the icons have to do, but for the one in front. */
const MOST_IN_WORDS = 5;

/** All questions with what became of each. */
export function Stepper({ session, position }: { session: MockSession; position: number }) {
  const inWords = session.items.length <= MOST_IN_WORDS;
  return (
    <nav aria-label={t.questions} className="py-1">
      <ol className="flex flex-wrap gap-1.5">
        {session.items.map((item) => {
          const state = stepState(item);
          const kind = strings.kind[item.question.kind];
          const current = item.position === position;
          return (
            <li key={item.position}>
              <Link
                to="/interviews/$mockId/q/$position"
                params={{ mockId: session.id, position: String(item.position) }}
                aria-current={current ? "step" : undefined}
                title={kind}
                className={cx(
                  "flex h-9 items-center gap-2 rounded-8 border px-2.5 text-14 whitespace-nowrap transition-colors duration-(--quick) pointer-coarse:h-11",
                  current ? "border-accent bg-accent-soft text-accent-ink" : "border-line bg-surface text-ink-soft hover:bg-hover hover:text-ink",
                )}
              >
                <span className="sr-only">{t.questionWord}</span>
                <span className="tabular font-semibold">{item.position}</span>
                <KindIcon kind={item.question.kind} className="size-4 shrink-0 max-md:hidden" />
                <span className={inWords ? "max-xl:sr-only" : current ? "max-md:sr-only" : "sr-only"}>{kind}</span>
                <StepMark state={state} />
                <span className="sr-only">{t.state[state]}</span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
