import { ChevronDown, CircleCheck, CircleDashed, CircleDotDashed, CircleQuestionMark, CircleX, type LucideIcon, Quote } from "lucide-react";
import type { PointFeedback, PointVerdict } from "@/api";
import { Badge, cx } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { weightOf } from "./gaps";
import type { Pointing } from "./pointing";
import { type Stretch, quoted, stretches } from "./spans";

const t = feedbackStrings.points;

const LOOKS: Record<PointVerdict, { tone: "good" | "caution" | "danger" | "info" | "neutral"; icon: LucideIcon }> = {
  met: { tone: "good", icon: CircleCheck },
  partial: { tone: "caution", icon: CircleDotDashed },
  missing: { tone: "neutral", icon: CircleDashed },
  doubtful: { tone: "info", icon: CircleQuestionMark },
  wrong: { tone: "danger", icon: CircleX },
};

export function PointChip({ verdict }: { verdict: PointVerdict }) {
  const { tone, icon: Icon } = LOOKS[verdict];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden />}>
      {t.verdict[verdict]}
    </Badge>
  );
}

export interface PointsProps {
  points: readonly PointFeedback[];
  /** The answer, where its marked words are not beside the points: then each point says its own. */
  text?: string | undefined;
  pointing: Pointing;
}

/** Each key point with what the answer made of it; what it holds, and what is often mistaken, unfold. */
export function Points({ points, text, pointing }: PointsProps) {
  return (
    <ol className="-mx-2 grid">
      {points.map((point, index) => (
        <Point key={index} index={index} point={point} points={points} text={text} pointing={pointing} />
      ))}
    </ol>
  );
}

function Point({ index, point, points, text, pointing }: PointsProps & { index: number; point: PointFeedback }) {
  const { verdict, evidence, misconception } = point;
  const isOpen = pointing.isOpen(index);
  const details = `${pointing.pointId(index)}-details`;
  return (
    <li className={cx("rounded-8", pointing.at === index && "bg-hover")} onPointerEnter={() => pointing.pointAt(index)} onPointerLeave={() => pointing.pointAt(null)}>
      <h3>
        <button
          id={pointing.pointId(index)}
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? details : undefined}
          onClick={() => pointing.toggle(index)}
          onFocus={() => pointing.focusAt(index)}
          onBlur={() => pointing.focusAt(null)}
          className="flex min-h-11 w-full items-center gap-2 rounded-8 px-2 py-1.5 text-left"
        >
          <span className="tabular grid size-5 shrink-0 place-items-center rounded-full border border-line-strong text-12 font-normal text-ink-soft">
            <span className="sr-only">{t.word} </span>
            {index + 1}
          </span>
          <span className="min-w-0 flex-1 text-14 font-medium text-pretty">{point.label}</span>
          <PointChip verdict={verdict} />
          <ChevronDown className={cx("size-4 shrink-0 text-ink-faint transition-transform duration-(--quick)", isOpen && "rotate-180")} aria-hidden />
        </button>
      </h3>
      {evidence && text !== undefined && (
        <p className={cx("mb-2.5 pr-2 pl-9 text-14 text-ink-soft", !isOpen && "line-clamp-2")}>
          <span className="sr-only">{t.words} </span>
          <q>{quoted(text, evidence)}</q>
        </p>
      )}
      {isOpen && (
        <div id={details} className="grid gap-1.5 pr-2 pb-3 pl-9 text-14 text-ink-soft">
          {verdict === "doubtful" && <p>{t.doubtful}</p>}
          <p className="text-ink">{point.text}</p>
          {misconception && (
            <p>
              <span className="font-medium">{t.misconception}</span> {misconception}
            </p>
          )}
          <p className="text-ink-faint">
            {t.weight[weightOf(point, points)](point.weight)}
            {verdict === "missing" && ` ${t.nothing}`}
          </p>
          {evidence && (
            <button
              type="button"
              onClick={() => pointing.goToWords(index)}
              className="inline-flex min-h-6 items-center gap-1.5 justify-self-start rounded-4 text-accent-ink underline-offset-4 hover:underline pointer-coarse:min-h-11"
            >
              <Quote className="size-3.5" aria-hidden />
              {t.show}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** The weightiest finding last: it decides the line below the words. */
const RANK: readonly PointVerdict[] = ["missing", "met", "partial", "doubtful", "wrong"];
const LINE: Record<PointVerdict, string> = {
  met: "decoration-good",
  partial: "decoration-caution decoration-dashed",
  missing: "decoration-line-field decoration-dotted",
  doubtful: "decoration-info decoration-dotted",
  wrong: "decoration-danger decoration-wavy",
};
const WASH: Record<PointVerdict, string> = { met: "bg-good-soft", partial: "bg-caution-soft", missing: "bg-hover", doubtful: "bg-info-soft", wrong: "bg-danger-soft" };
const UPPER: Record<PointVerdict, string> = { met: "from-good-soft", partial: "from-caution-soft", missing: "from-hover", doubtful: "from-info-soft", wrong: "from-danger-soft" };
const LOWER: Record<PointVerdict, string> = { met: "to-good-soft", partial: "to-caution-soft", missing: "to-hover", doubtful: "to-info-soft", wrong: "to-danger-soft" };
const NUMBER: Record<PointVerdict, string> = {
  met: "border-good-line text-good-ink",
  partial: "border-caution-line text-caution-ink",
  missing: "border-line-strong text-ink-soft",
  doubtful: "border-info-line text-info-ink",
  wrong: "border-danger-line text-danger-ink",
};

/** Words that decided several points in different ways show each of them. */
function look(verdicts: readonly PointVerdict[]): string {
  const found = RANK.filter((verdict) => verdicts.includes(verdict));
  const [first, last] = [found[0] ?? "missing", found.at(-1) ?? "missing"];
  return cx(LINE[last], first === last ? WASH[first] : cx("bg-linear-to-b from-50% to-50%", UPPER[first], LOWER[last]));
}

export interface MarkedAnswerProps {
  text: string;
  points: readonly PointFeedback[];
  pointing: Pointing;
}

/** An answer with the deciding words marked by the numbers of their key points. */
export function MarkedAnswer({ text, points, pointing }: MarkedAnswerProps) {
  const pieces = stretches(text, points.map((point) => point.evidence));
  return (
    <p data-answer className="max-w-[46rem] leading-relaxed wrap-anywhere whitespace-pre-wrap">
      {pieces.map((piece, index) =>
        piece.by.length === 0 ? (
          piece.text
        ) : (
          <Marked
            key={index}
            piece={piece}
            // A number stands where its words end.
            ends={piece.by.filter((point) => !pieces[index + 1]?.by.includes(point))}
            points={points}
            pointing={pointing}
          />
        ),
      )}
    </p>
  );
}

function Marked({ piece, ends, points, pointing }: { piece: Stretch; ends: readonly number[]; points: readonly PointFeedback[]; pointing: Pointing }) {
  const verdicts = piece.by.flatMap((index) => points[index]?.verdict ?? []);
  const first = piece.by[0] ?? 0;
  return (
    <mark
      data-points={piece.by.map((index) => index + 1).join(" ")}
      onPointerEnter={() => pointing.pointAt(first)}
      onPointerLeave={() => pointing.pointAt(null)}
      className={cx(
        "rounded-4 px-0.5 text-ink underline decoration-2 underline-offset-4",
        look(verdicts),
        pointing.at !== null && piece.by.includes(pointing.at) && "outline-2 outline-offset-1 outline-focus",
      )}
    >
      {piece.text}
      {ends.map((index) => {
        const verdict = points[index]?.verdict ?? "missing";
        const Icon = LOOKS[verdict].icon;
        return (
          <button
            key={index}
            id={pointing.wordsId(index)}
            type="button"
            aria-label={t.mark(index + 1, t.verdict[verdict])}
            onClick={() => pointing.goToPoint(index)}
            onFocus={() => pointing.focusAt(index)}
            onBlur={() => pointing.focusAt(null)}
            onPointerEnter={() => pointing.pointAt(index)}
            className={cx(
              "tabular relative ml-1 inline-flex h-5 items-center gap-0.5 rounded-full border bg-surface px-1 align-middle text-12 font-semibold no-underline after:absolute after:-inset-x-1 after:-inset-y-2",
              NUMBER[verdict],
            )}
          >
            {index + 1}
            <Icon className="size-3" aria-hidden />
          </button>
        );
      })}
    </mark>
  );
}
