import type { MockItem } from "@/api";
import { TierBadge } from "@/coding/tier-badge";
import { topicName } from "@/lib/topics";
import { Alert, Badge } from "@/ui";
import { KindIcon } from "./kinds";
import { strings } from "./strings";

const t = strings.session;

/** What is asked, in words. */
export function Prompt({ item }: { item: MockItem }) {
  const { question } = item;
  return (
    <section aria-label={t.question(item.position)} className="grid gap-3">
      <PromptTags item={item} />
      <p className="max-w-[44rem] text-20 leading-8 font-medium whitespace-pre-wrap max-sm:text-16 max-sm:leading-7">{question.prompt}</p>
      <PromptNotes item={item} />
    </section>
  );
}

export function PromptTags({ item: { question } }: { item: MockItem }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Badge tone="accent" icon={<KindIcon kind={question.kind} />}>
        {strings.kind[question.kind]}
      </Badge>
      <TierBadge tier={question.tier} />
      {question.topic && <Badge tone="outline">{topicName(question.topic)}</Badge>}
    </div>
  );
}

export function PromptNotes({ item }: { item: MockItem }) {
  if (!item.seen_before && !item.question.novel) return null;
  return (
    <div className="grid gap-2">
      {item.seen_before && <p className="text-14 text-ink-faint">{t.seenBefore}</p>}
      {item.question.novel && <Alert meaning="info" title={t.novel} />}
    </div>
  );
}
