import { ArrowRight, Minus, Plus } from "lucide-react";
import type { Dimension, MockAnswer, MockFeedback, MockItem, PointVerdict } from "@/api";
import { type DiffLine, folded, lineDiff } from "@/coding/line-diff";
import { score } from "@/lib/format";
import { Card, Table, Td, Th, cx } from "@/ui";
import { feedbackStrings } from "./feedback-strings";
import { Disclosure, OwnFold } from "./fold";
import { PointChip } from "./points";

const t = feedbackStrings.retry;

/** What changed from one attempt at a question to the next; what did not is folded. */
export function Compare({ item, attempts }: { item: MockItem; attempts: readonly [MockAnswer, MockAnswer] }) {
  const [before, after] = attempts;
  const names = [t.attempt(before.attempt), t.attempt(after.attempt)] as const;
  return (
    <div className="grid min-w-0 gap-3">
      {before.feedback && after.feedback && (
        <Card title={t.compare(...names)} padding="sm">
          <div className="grid items-start gap-x-8 gap-y-5 lg:grid-cols-2">
            <Scores before={before.feedback} after={after.feedback} names={names} />
            {after.feedback.points.length > 0 && <ChangedPoints before={before} after={after} />}
          </div>
        </Card>
      )}
      <Texts title={t.texts} before={before.work.text} after={after.work.text} names={names} split={sentences} />
      {item.question.problem_id && (
        <Texts title={t.programs} before={before.work.source ?? ""} after={after.work.source ?? ""} names={names} isCode />
      )}
    </div>
  );
}

type Names = readonly [string, string];

function Scores({ before, after, names }: { before: MockFeedback; after: MockFeedback; names: Names }) {
  const dimensions = [...new Set([...before.dimensions, ...after.dimensions].map(({ dimension }) => dimension))];
  const of = (feedback: MockFeedback, wanted: Dimension) => feedback.dimensions.find(({ dimension }) => dimension === wanted)?.score ?? null;
  const rows: [string, number | null, number | null][] = [
    [t.score, before.score, after.score],
    ...dimensions.map((each): [string, number | null, number | null] => [feedbackStrings.dimensions[each], of(before, each), of(after, each)]),
  ];
  return (
    <Table
      caption={t.scores}
      head={
        <>
          <Th className="pl-0!">
            <span className="sr-only">{feedbackStrings.dimensions.title}</span>
          </Th>
          <Th figures className="px-2!">{names[0]}</Th>
          <Th figures className="px-2!">{names[1]}</Th>
          <Th figures className="pr-0! pl-2!">{t.change}</Th>
        </>
      }
    >
      {rows.map(([name, old, now], index) => (
        <tr key={name} className={index === 0 ? "font-semibold" : undefined}>
          <Td className="py-1.5! pl-0!">{name}</Td>
          <Td figures className="px-2! py-1.5!">{old === null ? feedbackStrings.none : score(old)}</Td>
          <Td figures className="px-2! py-1.5!">{now === null ? feedbackStrings.none : score(now)}</Td>
          <Td figures className="py-1.5! pr-0! pl-2!">{old === null || now === null ? feedbackStrings.none : change(Math.round(now) - Math.round(old))}</Td>
        </tr>
      ))}
    </Table>
  );
}

const change = (points: number) => (points === 0 ? "0" : t.better(points));

interface Pair {
  label: string;
  old: PointVerdict;
  now: PointVerdict;
}

/** The points of both attempts by their labels. */
export function pairs(before: MockFeedback, after: MockFeedback): Pair[] {
  return after.points.flatMap(({ label, verdict: now }) => {
    const old = before.points.find((each) => each.label === label)?.verdict;
    return old === undefined ? [] : [{ label, old, now }];
  });
}

/** What is said where no point changed: an attempt that was not explained has none to compare with. */
export const noChange = (before: MockAnswer, all: readonly Pair[]): string =>
  all.length === 0 && before.work.text.trim() === "" ? t.unexplained(before.attempt) : t.pointsNone;

function ChangedPoints({ before, after }: { before: MockAnswer; after: MockAnswer }) {
  const all = before.feedback && after.feedback ? pairs(before.feedback, after.feedback) : [];
  const changed = all.filter(({ old, now }) => old !== now);
  const same = all.filter(({ old, now }) => old === now);
  return (
    <section aria-label={t.points} className="grid gap-2 text-14">
      <h3 className="pt-2 text-14 font-semibold">{t.points}</h3>
      {changed.length === 0 && <p className="text-ink-soft">{noChange(before, all)}</p>}
      <ul className="grid gap-2">
        {changed.map(({ label, old, now }) => (
          <li key={label} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span>{label}</span>
            <span className="flex items-center gap-1.5">
              <PointChip verdict={old} />
              <ArrowRight className="size-3.5 text-ink-faint" aria-hidden />
              <span className="sr-only">{t.became}</span>
              <PointChip verdict={now} />
            </span>
          </li>
        ))}
      </ul>
      {same.length > 0 && (
        <Disclosure title={t.unchanged(same.length)}>
          <ul className="mt-2 grid gap-2">
            {same.map(({ label, now }) => (
              <li key={label} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                {label}
                <PointChip verdict={now} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

/** One sentence a line. */
export const sentences = (text: string): string =>
  text
    .split(/(?<=[.!?])\s+|\n+/)
    .filter(Boolean)
    .join("\n");

interface TextsProps {
  title: string;
  before: string;
  after: string;
  names: Names;
  split?: (text: string) => string;
  isCode?: boolean;
}

function Texts({ title, before, after, names, split = String, isCode = false }: TextsProps) {
  if (before.trim() === "" && after.trim() === "") return null;
  const pieces = folded(lineDiff(split(before), split(after)), 1);
  return (
    <OwnFold title={title}>
      {pieces.length === 0 ? (
        <p className="text-14 text-ink-soft">{t.identical}</p>
      ) : (
        <div className="grid items-start gap-4 md:grid-cols-2">
          <Side name={names[0]} pieces={pieces} of="expected" isCode={isCode} />
          <Side name={names[1]} pieces={pieces} of="actual" isCode={isCode} />
        </div>
      )}
    </OwnFold>
  );
}

/** One attempt: what only it holds stands out, and stretches that both hold are left out. */
function Side({ name, pieces, of, isCode }: { name: string; pieces: readonly (DiffLine | null)[]; of: "expected" | "actual"; isCode: boolean }) {
  const Icon = of === "expected" ? Minus : Plus;
  const mine = pieces.filter((piece) => piece === null || piece.kind === "same" || piece.kind === of);
  return (
    <section aria-label={name} className="grid min-w-0 gap-1.5">
      <h3 className="text-14 font-semibold">{name}</h3>
      <ul className={cx("grid min-w-0 gap-0.5 text-14", isCode && "font-mono")}>
        {mine.map((piece, index) =>
          piece === null ? (
            <li key={index} className="font-sans text-ink-faint">
              … {t.left}
            </li>
          ) : (
            <li key={index} className={cx("flex min-w-0 gap-1.5 rounded-4 px-1", piece.kind === "same" ? "text-ink-faint" : of === "actual" ? "bg-accent-soft" : "bg-hover")}>
              {piece.kind === "same" ? <span className="w-3.5 shrink-0" /> : <Icon className="mt-[0.1875rem] size-3.5 shrink-0" aria-hidden />}
              {mine[index - 1]?.kind !== piece.kind && <span className="sr-only">{piece.kind === "same" ? t.both : t.only} </span>}
              <span className="min-w-0 wrap-anywhere whitespace-pre-wrap">{piece.text}</span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
