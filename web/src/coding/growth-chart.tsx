import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { GrowthEstimate } from "@/api";
import { byteSize, milliseconds } from "@/lib/verdict";
import { Table, Td, Th } from "@/ui";
import { className, fitted, order, sizeLabel, ticks } from "./growth";
import { problemStrings } from "./problem-strings";

const t = problemStrings.growth;

const WIDTH = 380;
const HEIGHT = 210;
const LEFT = 54;
const RIGHT = 14;
const TOP = 10;
const BOTTOM = 40;
/** Below, the two likeliest are named: only a factor of log n is between them, which noise can hide. */
const SURE = 0.97;
const MIB = 2 ** 20;
/** Of a curve. */
const STEPS = 48;

export interface GrowthProps {
  measure: "time" | "memory";
  estimate: GrowthEstimate;
}

/** An estimate with what it rests on; without one, why there is none. */
export function Growth({ measure, estimate }: GrowthProps) {
  const { class: likely, runner_up: next, confidence, why, points } = estimate;
  const either = likely && next && confidence < SURE;
  const said = !likely ? t.none : either ? t.either(order(likely), order(next)) : t.likely(order(likely));
  const percent = `${Math.floor(confidence * 100)} %`;
  return (
    <section aria-label={t[measure]} className="grid min-w-0 gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 className="text-14 text-ink-soft">{t[measure]}</h3>
        <p className="text-16 font-semibold text-ink">{said}</p>
        {likely && (
          <p className="tabular text-14 text-ink-soft">
            {either ? t.sureOfFirst(percent) : t.sure(percent)}
            {next && !either && `, ${t.runnerUp(order(next))}`}
          </p>
        )}
      </div>
      {!likely && <p className="text-14 text-ink-soft">{why}</p>}
      {points.length > 0 && <Chart measure={measure} estimate={estimate} said={said} />}
    </section>
  );
}

function Chart({ measure, estimate, said }: GrowthProps & { said: string }) {
  const { class: likely, runner_up: next, points } = estimate;
  const figure = measure === "time" ? milliseconds : byteSize;
  const mark = (value: number) => (measure === "time" ? axisTime(value) : t.mebibytes(value / MIB));
  const best = likely ? fitted(points, likely) : null;
  const second = next ? fitted(points, next) : null;
  const largest = Math.max(...points.map((point) => point.size));
  const unit = measure === "memory" ? MIB : 1;
  const highest = Math.max(...points.map((point) => point.value), best?.(largest) ?? 0, second?.(largest) ?? 0);
  const values = ticks(highest / unit).map((tick) => tick * unit);
  const top = values.at(-1) ?? highest;
  const sizes = ticks(largest).filter((size) => size <= largest * 1.001);
  const x = (size: number) => LEFT + (size / largest) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const line = (curve: (size: number) => number) =>
    Array.from({ length: STEPS + 1 }, (_, step) => {
      const size = (largest * step) / STEPS;
      return `${step === 0 ? "M" : "L"}${x(size).toFixed(1)} ${y(Math.max(0, curve(size))).toFixed(1)}`;
    }).join("");
  return (
    <figure className="grid min-w-0 gap-1">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t.chart(t[measure], t.sizes(points.length), said)}
        className="w-full max-w-[28rem] text-12"
      >
        {values.map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} stroke="var(--line)" />
            <text x={LEFT - 8} y={y(value)} dy="0.35em" textAnchor="end" fill="var(--ink-faint)" className="tabular">
              {value === 0 ? "0" : mark(value)}
            </text>
          </g>
        ))}
        {sizes.map((size) => (
          <text key={size} x={x(size)} y={HEIGHT - BOTTOM + 16} textAnchor="middle" fill="var(--ink-faint)" className="tabular">
            {sizeLabel(size)}
          </text>
        ))}
        <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 5} textAnchor="middle" fill="var(--ink-faint)">
          {t.size}
        </text>
        {second && <path d={line(second)} fill="none" stroke="var(--ink-faint)" strokeWidth="1.5" strokeDasharray="5 4" />}
        {best && <path d={line(best)} fill="none" stroke="var(--accent-mark)" strokeWidth="2" />}
        {points.map((point, index) => (
          <circle key={index} cx={x(point.size)} cy={y(point.value)} r="3.5" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.5" />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-ink-soft">
        <Key mark={<circle cx="10" cy="5" r="3.5" fill="var(--ink)" />} text={t.measured} />
        {likely && <Key mark={<path d="M0 5H20" stroke="var(--accent-mark)" strokeWidth="2" />} text={t.fitted(className(likely))} />}
        {next && (
          <Key mark={<path d="M0 5H20" stroke="var(--ink-faint)" strokeWidth="1.5" strokeDasharray="5 3" />} text={t.next(className(next))} />
        )}
      </figcaption>
      <details className="group text-12 text-ink-soft">
        <summary className="inline-flex list-none items-center gap-1 rounded-4 text-ink-faint hover:text-ink [&::-webkit-details-marker]:hidden pointer-coarse:min-h-11">
          <ChevronRight className="size-3.5 transition-transform duration-(--quick) group-open:rotate-90" aria-hidden />
          {t.table}
        </summary>
        <Table
          caption={t.tableCaption(t[measure])}
          head={
            <>
              <Th figures className="px-2! py-1!">{t.size}</Th>
              <Th figures className="px-2! py-1!">{t.measured}</Th>
              {likely && <Th figures className="px-2! py-1!">{t.fitted(className(likely))}</Th>}
            </>
          }
          className="mt-1 max-w-[24rem]"
        >
          {points.map((point, index) => (
            <tr key={index} className="text-12">
              <Td figures className="px-2! py-1!">{point.size}</Td>
              <Td figures className="px-2! py-1!">{figure(point.value)}</Td>
              {likely && <Td figures className="px-2! py-1!">{best ? figure(best(point.size)) : ""}</Td>}
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}

const axisTime = (ms: number) => (ms < 1000 ? t.milliseconds(ms) : t.seconds(ms / 1000));

function Key({ mark, text }: { mark: ReactNode; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden viewBox="0 0 20 10" className="h-2.5 w-5" fill="none">
        {mark}
      </svg>
      {text}
    </span>
  );
}
