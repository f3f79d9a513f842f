import { ChevronRight } from "lucide-react";
import type { DimensionScore } from "@/api";
import { score } from "@/lib/format";
import { Meter, Table, Td, Th } from "@/ui";
import { feedbackStrings } from "./feedback-strings";

const t = feedbackStrings.dimensions;

/** Each score with what it rests on. */
export function Dimensions({ dimensions }: { dimensions: readonly DimensionScore[] }) {
  return (
    <ul className="grid gap-3.5">
      {dimensions.map(({ dimension, score: value, why }) => (
        <li key={dimension} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)_2.5rem]">
          <span className="text-14 font-medium">{t[dimension]}</span>
          {typeof value === "number" ? (
            <Meter
              label={t[dimension]}
              value={Math.round(value)}
              max={100}
              valueText={feedbackStrings.of100(value)}
              className="max-sm:order-last max-sm:col-span-2"
            />
          ) : (
            <span className="text-14 text-ink-faint max-sm:order-last max-sm:col-span-2">{t.untold}</span>
          )}
          <span className="tabular text-right text-14 font-semibold">{typeof value === "number" ? score(value) : feedbackStrings.none}</span>
          <p className="text-14 text-ink-soft max-sm:order-last max-sm:col-span-2 sm:col-span-2 sm:col-start-2">{why}</p>
        </li>
      ))}
    </ul>
  );
}

/** The dimensions of a whole interview side by side, and behind the picture their figures. */
export function DimensionChart({ dimensions }: { dimensions: readonly DimensionScore[] }) {
  const told = dimensions.flatMap(({ dimension, score: value, why }) => (typeof value === "number" ? [{ dimension, value, why }] : []));
  return (
    <figure className="grid gap-2">
      <div role="img" aria-label={`${t.chart}: ${told.map(({ dimension, value }) => `${t[dimension]} ${score(value)}`).join(", ")}`} className="grid gap-2.5 text-14">
        {told.map(({ dimension, value }) => (
          <div key={dimension} className="grid grid-cols-[8.75rem_minmax(0,1fr)] items-center gap-3">
            <span>{t[dimension]}</span>
            <span className="flex items-center gap-2 border-l border-line-strong">
              <span className="h-4 rounded-r-4 bg-accent-mark" style={{ width: `calc(${value}% - ${(value / 100) * 2.25}rem)`, minWidth: "2px" }} />
              <span className="tabular font-semibold">{score(value)}</span>
            </span>
          </div>
        ))}
      </div>
      <details className="group text-14 text-ink-soft">
        <summary className="inline-flex list-none items-center gap-1 rounded-4 text-ink-faint hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
          <ChevronRight className="size-4 transition-transform duration-(--quick) group-open:rotate-90" aria-hidden />
          {t.table}
        </summary>
        <Table
          caption={t.chart}
          head={
            <>
              <Th className="px-2!">{t.columns.dimension}</Th>
              <Th figures className="px-2!">{t.columns.score}</Th>
              <Th className="px-2!">{t.columns.why}</Th>
            </>
          }
          className="mt-1"
        >
          {told.map(({ dimension, value, why }) => (
            <tr key={dimension}>
              <Td className="px-2! py-1.5!">{t[dimension]}</Td>
              <Td figures className="px-2! py-1.5!">{score(value)}</Td>
              <Td className="px-2! py-1.5! text-ink-soft">{why}</Td>
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}
