import { CirclePlus, CircleX, MessageSquareText } from "lucide-react";
import type { MockFeedback } from "@/api";
import { Card, InlineProse } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { gaps } from "./gaps";
import { type Note, notes } from "./notes";
import { quoted } from "./spans";

const t = feedbackStrings.advice;
/** So many gaps are work enough for a next time. */
const MOST_GAPS = 3;

export interface SuggestionsProps {
  feedback: MockFeedback;
  text: string;
  /** A time limit ended its program. */
  isTooSlow: boolean;
  onModel: (() => void) | null;
}

/** B-15: first the key points that were not made, then remarks with the words or lines that they are about. */
export function Suggestions({ feedback, text, isTooSlow, onModel }: SuggestionsProps) {
  const { advice, dimensions, points } = feedback;
  const open = gaps(points);
  const shown = open.slice(0, MOST_GAPS);
  const correctness = dimensions.find(({ dimension }) => dimension === "correctness")?.score;
  const isWrong = typeof correctness === "number" && correctness < 100;
  if (points.length === 0 && advice.length === 0 && !isWrong) return null;
  return (
    <Card title={t.title} padding="sm">
      <div className="grid gap-3 text-14">
        {open.length === 0 && advice.length === 0 && !isWrong && <p className="text-ink-soft">{t.none(feedback.score)}</p>}
        <ul className="grid gap-2">
          {isWrong && (
            <li className="flex items-start gap-2.5">
              <CircleX className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
              {isTooSlow ? t.faster : t.program}
            </li>
          )}
          {shown.map(({ label, verdict }, index) => (
            <li key={`gap-${index}`} className="flex items-start gap-2.5">
              <CirclePlus className="mt-0.5 size-4 shrink-0 text-accent-ink" aria-hidden />
              <span>
                {t[verdict === "met" ? "missing" : verdict]} <span className="font-medium">{label}</span>
              </span>
            </li>
          ))}
          {notes(text, advice).map((note, index) => (
            <li key={index} className="flex items-start gap-2.5">
              <MessageSquareText className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
              <NoteView note={note} text={text} />
            </li>
          ))}
        </ul>
        {open.length > 0 && (onModel || open.length > shown.length) && (
          <p className="flex flex-wrap items-center gap-x-3 text-ink-faint">
            {onModel && (
              <button
                type="button"
                onClick={onModel}
                className="min-h-6 rounded-4 font-medium text-accent-ink underline-offset-4 hover:underline pointer-coarse:min-h-11"
              >
                {t.model}
              </button>
            )}
            {open.length > shown.length && t.more(open.length - shown.length)}
          </p>
        )}
      </div>
    </Card>
  );
}

function NoteView({ note: { span, lines, remarks }, text }: { note: Note; text: string }) {
  return (
    <div className="grid min-w-0 gap-0.5">
      {lines && <span className="tabular font-medium text-ink-soft">{t.lines(Number(lines[0]), Number(lines[1]))}</span>}
      {span && <q className="text-ink-soft">{quoted(text, span)}</q>}
      <ul className={remarks.length > 1 ? "grid list-disc gap-0.5 pl-4 marker:text-ink-faint" : undefined}>
        {remarks.map(({ message, spans }) => (
          <li key={message}>
            {spans.map((part, index) => (
              <span key={part.start} className="text-ink-soft">
                <q>{quoted(text, part)}</q>
                {index < spans.length - 1 ? ", " : ": "}
              </span>
            ))}
            <InlineProse markdown={message} />
          </li>
        ))}
      </ul>
    </div>
  );
}
