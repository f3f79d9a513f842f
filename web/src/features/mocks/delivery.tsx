import { Check, Minus } from "lucide-react";
import type { AnswerMode, Delivery as DeliveryFacts } from "@/api";
import { duration } from "@/lib/format";
import { cx } from "@/ui";
import { feedbackStrings } from "./feedback-strings";

const t = feedbackStrings.delivery;

/** FW-1: pace, pauses and the like, from the transcript and its times; always called advice. */
export function Delivery({ facts, mode }: { facts: DeliveryFacts; mode: AnswerMode }) {
  const spoken = mode === "voice" && typeof facts.seconds === "number";
  const figures: [string, string, string?][] = [[t.words, String(facts.words)]];
  if (spoken) {
    figures.push([t.time, duration((facts.seconds ?? 0) * 1000)]);
    if (typeof facts.words_per_minute === "number") figures.push([t.pace, String(Math.round(facts.words_per_minute)), t.paceHint]);
    figures.push([t.pauses, String(facts.pauses), facts.pauses > 0 ? t.longest(duration(facts.longest_pause_ms)) : undefined]);
  }
  if (typeof facts.fillers === "number") figures.push([t.fillers, String(facts.fillers)]);
  figures.push([t.hedges, String(facts.hedges)], [t.repetitions, String(facts.repetitions)]);
  return (
    <div className="grid gap-3">
      <p className="max-w-[44rem] text-14 text-ink-faint">{spoken ? t.lead : t.typedLead}</p>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        {figures.map(([name, value, hint]) => (
          <div key={name} className="grid content-start gap-0.5">
            <dt className="text-14 text-ink-faint">{name}</dt>
            <dd className="tabular text-16 font-semibold">
              {value}
              {hint && <span className="block text-14 font-normal text-ink-faint">{hint}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {facts.star && (
        <div className="grid gap-1.5">
          <h3 className="text-14 text-ink-faint">{t.star}</h3>
          <ul className="flex flex-wrap gap-2">
            {(["situation", "task", "action", "result"] as const).map((part) => {
              const found = facts.star?.[part] ?? false;
              const Icon = found ? Check : Minus;
              return (
                <li
                  key={part}
                  className={cx(
                    "inline-flex items-center gap-1.5 rounded-6 border px-2 py-1 text-14",
                    found ? "border-good-line bg-good-soft text-good-ink" : "border-line-strong text-ink-soft",
                  )}
                >
                  <Icon className="size-4" aria-hidden />
                  {t.parts[part]} <span>{found ? t.found : t.notFound}</span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      {spoken && typeof facts.fillers !== "number" && <p className="text-14 text-ink-faint">{t.noFillers}</p>}
    </div>
  );
}
