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

const ROW = 34;
const LEFT = 136;
const WIDTH = 520;
const RIGHT = 40;

/** The dimensions of a whole interview side by side, and behind the picture their figures. */
export function DimensionChart({ dimensions }: { dimensions: readonly DimensionScore[] }) {
  const told = dimensions.flatMap(({ dimension, score: value, why }) => (typeof value === "number" ? [{ dimension, value, why }] : []));
  const height = told.length * ROW + 22;
  const x = (value: number) => LEFT + (value / 100) * (WIDTH - LEFT - RIGHT);
  return (
    <figure className="grid gap-2">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={`${t.chart}: ${told.map(({ dimension, value }) => `${t[dimension]} ${score(value)}`).join(", ")}`}
        className="w-full max-w-[40rem] text-14 max-sm:text-16"
      >
        {[0, 50, 100].map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={0} y2={height - 18} stroke="var(--line)" />
            <text x={x(tick)} y={height - 3} textAnchor="middle" fill="var(--ink-faint)" className="tabular text-12">
              {tick}
            </text>
          </g>
        ))}
        {told.map(({ dimension, value }, index) => {
          const y = index * ROW;
          return (
            <g key={dimension}>
              <text x={0} y={y + ROW / 2} dy="0.35em" fill="var(--ink)">
                {t[dimension]}
              </text>
              <rect x={x(0)} y={y + 9} width={Math.max(2, x(value) - x(0))} height={ROW - 18} rx="3" fill="var(--accent-mark)" />
              <text x={x(value) + 8} y={y + ROW / 2} dy="0.35em" fill="var(--ink)" className="tabular font-semibold">
                {score(value)}
              </text>
            </g>
          );
        })}
      </svg>
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
