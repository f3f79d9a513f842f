import { CircleCheck, CircleDashed, CircleDotDashed, CircleX, type LucideIcon } from "lucide-react";
import type { PointFeedback, PointVerdict } from "@/api";
import { Badge, cx } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { quoted, stretches } from "./spans";

const t = feedbackStrings.points;

const LOOKS: Record<PointVerdict, { tone: "good" | "caution" | "danger" | "neutral"; icon: LucideIcon }> = {
  met: { tone: "good", icon: CircleCheck },
  partial: { tone: "caution", icon: CircleDotDashed },
  missing: { tone: "neutral", icon: CircleDashed },
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
  text: string;
  /** Of the point whose words are shown. */
  at: number | null;
  onShow: (index: number) => void;
}

/** Each key point with what the answer made of it, and the words that decided. */
export function Points({ points, text, at, onShow }: PointsProps) {
  return (
    <ol className="grid">
      {points.map((point, index) => {
        const { verdict, evidence, misconception } = point;
        return (
          <li key={index} className={cx("grid gap-1.5 border-t border-line py-3.5 first:border-0 first:pt-0 last:pb-0", at === index && "bg-hover/50")}>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="tabular grid size-5 place-items-center rounded-full border border-line-strong text-12 text-ink-soft">{index + 1}</span>
              <h3 className="text-14 font-medium">{point.label}</h3>
              <PointChip verdict={verdict} />
              <span className="tabular ml-auto text-12 text-ink-faint">{t.weight(point.weight)}</span>
            </div>
            <p className="text-14 text-ink-soft">{point.text}</p>
            {evidence ? (
              <button
                type="button"
                onClick={() => onShow(index)}
                aria-description={t.show(index + 1)}
                className="justify-self-start rounded-4 text-left text-14 text-ink-soft underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-ink pointer-coarse:min-h-11"
              >
                <span className="text-ink-faint">{t.decided} </span>“{quoted(text, evidence)}”
              </button>
            ) : (
              verdict === "missing" && <p className="text-14 text-ink-faint">{t.nothing}</p>
            )}
            {misconception && (
              <p className="text-14 text-caution-ink">
                <span className="font-medium">{t.misconception}</span> {misconception}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const WASH: Record<PointVerdict, string> = {
  met: "bg-good-soft decoration-good",
  partial: "bg-caution-soft decoration-caution",
  missing: "bg-hover decoration-line-field",
  wrong: "bg-danger-soft decoration-danger",
};

/** An answer with the deciding words marked by the numbers of their key points. */
export function MarkedAnswer({ text, points, at }: { text: string; points: readonly PointFeedback[]; at: number | null }) {
  const pieces = stretches(text, points.map((point) => point.evidence));
  return (
    <p className="max-w-[46rem] leading-relaxed wrap-anywhere whitespace-pre-wrap">
      {pieces.map((piece, index) => {
        const first = piece.by[0];
        const verdict = first === undefined ? undefined : points[first]?.verdict;
        if (verdict === undefined) return piece.text;
        // A number stands where its words end.
        const ends = piece.by.filter((point) => !pieces[index + 1]?.by.includes(point));
        return (
          <mark
            key={index}
            data-points={piece.by.map((point) => point + 1).join(" ")}
            className={cx(
              "rounded-4 px-0.5 text-ink underline decoration-2 underline-offset-4",
              WASH[verdict],
              at !== null && piece.by.includes(at) && "outline-2 outline-offset-1 outline-focus",
            )}
          >
            {piece.text}
            {ends.map((point) => (
              <sup key={point} className="tabular ml-0.5 text-12 font-semibold text-ink-soft">
                <span className="sr-only"> ({t.mark(point + 1)})</span>
                <span aria-hidden>{point + 1}</span>
              </sup>
            ))}
          </mark>
        );
      })}
    </p>
  );
}
