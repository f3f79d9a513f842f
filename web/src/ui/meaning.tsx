import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";

/** The four meanings. Each has an icon of its own, so that colour never says it alone. */
export type Meaning = "good" | "caution" | "danger" | "info";

const ICONS = { good: CircleCheck, caution: TriangleAlert, danger: CircleAlert, info: Info };

export function MeaningIcon({ meaning, className }: { meaning: Meaning; className?: string }) {
  const Icon = ICONS[meaning];
  return <Icon aria-hidden className={className} />;
}

export const MEANING_SOFT: Record<Meaning, string> = {
  good: "border-good-line bg-good-soft text-good-ink",
  caution: "border-caution-line bg-caution-soft text-caution-ink",
  danger: "border-danger-line bg-danger-soft text-danger-ink",
  info: "border-info-line bg-info-soft text-info-ink",
};

export const MEANING_TEXT: Record<Meaning, string> = {
  good: "text-good",
  caution: "text-caution",
  danger: "text-danger",
  info: "text-info",
};
