import { Boxes, Braces, Bug, BookOpen, type LucideIcon, Network, Users } from "lucide-react";
import type { KindShare, QuestionKind } from "@/api";
import { cx } from "@/ui";
import { strings } from "./strings";

const ICONS: Record<QuestionKind, LucideIcon> = {
  conceptual: BookOpen,
  implementation: Braces,
  debugging: Bug,
  design: Boxes,
  system_design: Network,
  behavioural: Users,
};

/** From dark to light, in the order of the kinds: neighbours differ, and nothing rests on the colour alone. */
const SHADES: Record<QuestionKind, string> = {
  conceptual: "bg-accent-mark",
  implementation: "bg-accent-mark/70",
  debugging: "bg-accent-mark/50",
  design: "bg-accent-mark/35",
  system_design: "bg-accent-mark/25",
  behavioural: "bg-accent-mark/15",
};

export function KindIcon({ kind, className }: { kind: QuestionKind; className?: string }) {
  const Icon = ICONS[kind];
  return <Icon aria-hidden strokeWidth={1.75} className={className} />;
}

/** How a role's questions divide, as a bar. */
export function MixBar({ mix, className }: { mix: readonly KindShare[]; className?: string }) {
  const t = strings.start;
  const words = mix.map(({ kind, share }) => t.share(strings.kind[kind], share)).join(", ");
  return (
    <span role="img" aria-label={t.mixOf(words)} className={cx("flex h-2 gap-px overflow-hidden rounded-full", className)}>
      {mix.map(({ kind, share }) => (
        <span key={kind} className={SHADES[kind]} style={{ width: `${share}%` }} />
      ))}
    </span>
  );
}

/** The same in words. */
export function MixLegend({ mix }: { mix: readonly KindShare[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-14 text-ink-soft">
      {mix.map(({ kind, share }) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span aria-hidden className={cx("size-2.5 rounded-full", SHADES[kind])} />
          <KindIcon kind={kind} className="size-4 text-ink-faint" />
          <span>{strings.kind[kind]}</span>
          <span className="tabular text-ink-faint">{share} %</span>
        </li>
      ))}
    </ul>
  );
}
