import { useEffect, useMemo, useRef } from "react";
import type { Readability, Remark } from "@/api";
import { InlineProse, Meter, cx } from "@/ui";
import { problemStrings } from "./problem-strings";
import { remarkedLines } from "./problems";

const t = problemStrings.readability;

/** A line to go to; a new object goes there again. */
export interface At {
  line: number;
}

/** How a program reads: each remark leads to its lines (B-15). */
export function Remarks({ readability, onGo }: { readability: Readability; onGo: (at: At) => void }) {
  const { score, remarks } = readability;
  return (
    <section aria-label={t.title} className="grid min-w-0 gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-14 font-semibold">{t.title}</h2>
        <Meter label={t.title} value={score} max={100} valueText={t.score(score)} className="w-24" />
        <p className="tabular text-14 font-medium">{t.score(score)}</p>
      </div>
      <p className="text-12 text-ink-faint">{t.lead}</p>
      {remarks.length === 0 ? (
        <p className="text-14 text-ink-soft">{t.none}</p>
      ) : (
        <ul className="grid gap-1">
          {remarks.map((remark, index) => (
            <li key={index}>
              <button
                type="button"
                onClick={() => onGo({ line: remark.first_line })}
                className="grid w-full gap-0.5 rounded-8 border border-line px-3 py-2 text-left text-14 transition-colors duration-(--quick) hover:bg-hover"
              >
                <span className="flex flex-wrap gap-x-2 text-12 text-ink-faint">
                  <span className="font-medium text-caution-ink">{t.kinds[remark.kind] ?? remark.kind}</span>
                  <span className="tabular">{t.lines(remark.first_line, remark.last_line)}</span>
                </span>
                <span className="text-ink [overflow-wrap:anywhere]">
                  <InlineProse markdown={remark.message} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export interface SourceTextProps {
  label: string;
  text: string;
  remarks: readonly Remark[];
  at: At | null;
}

/** A program to read, with its remarked lines marked. */
export function SourceText({ label, text, remarks, at }: SourceTextProps) {
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => text.replace(/\n$/u, "").split("\n"), [text]);
  const marked = useMemo(() => remarkedLines(remarks), [remarks]);
  useEffect(() => {
    if (at === null) return;
    box.current?.querySelector(`[data-line="${at.line}"]`)?.scrollIntoView({ block: "center" });
    box.current?.focus({ preventScroll: true });
  }, [at]);
  return (
    <div
      ref={box}
      role="group"
      aria-label={label}
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-8 border border-line bg-sunken py-2 font-mono text-12 leading-5"
    >
      <div className="w-max min-w-full">
        {lines.map((line, index) => {
          const remarked = marked.has(index + 1);
          return (
            <div
              key={index}
              data-line={index + 1}
              className={cx("flex border-l-2", remarked ? "border-caution bg-caution-soft" : "border-transparent", at?.line === index + 1 && "outline outline-focus -outline-offset-1")}
            >
              <span aria-hidden className="w-10 shrink-0 pr-3 text-right text-ink-faint select-none">
                {index + 1}
              </span>
              {remarked && <span className="sr-only">{t.remarked} </span>}
              <span className="pr-3 whitespace-pre [tab-size:4]">{line === "" ? "\n" : line}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
