import { Circle, CircleCheck, CircleDashed } from "lucide-react";
import type { Tier } from "@/api";
import { Badge, cx } from "@/ui";
import { problemStrings } from "./problem-strings";
import type { Solved } from "./problems";

const STEPS = { easy: 1, medium: 2, hard: 3 };

/** Difficulty as one to three of three bars, and the word. */
export function TierBadge({ tier }: { tier: Tier }) {
  return (
    <Badge
      tone="neutral"
      icon={
        <svg aria-hidden viewBox="0 0 14 14" fill="currentColor">
          {[1, 2, 3].map((step) => (
            <rect key={step} x={step * 4 - 2.5} y={14 - step * 4 - 1} width="2.5" height={step * 4} rx="1" opacity={step <= STEPS[tier] ? 1 : 0.28} />
          ))}
        </svg>
      }
    >
      {problemStrings.tier[tier]}
    </Badge>
  );
}

const STATES = { solved: CircleCheck, tried: CircleDashed, new: Circle };

export function SolvedMark({ state }: { state: Solved }) {
  const Icon = STATES[state];
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 text-14 whitespace-nowrap",
        state === "solved" ? "text-good-ink" : state === "tried" ? "text-ink-soft" : "text-ink-faint",
      )}
    >
      <Icon aria-hidden className={cx("size-4", state === "solved" && "text-good", state === "tried" && "text-caution")} />
      {problemStrings.state[state]}
    </span>
  );
}
