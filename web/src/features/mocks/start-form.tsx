import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { type MockRoles, type MockSummary, type Tier, api, queries } from "@/api";
import { problemText } from "@/lib/problem";
import { topicName } from "@/lib/topics";
import { Alert, Button, Card, Field, Segmented, Select, Switch } from "@/ui";
import { RoleChoice } from "./role-choice";
import { strings } from "./strings";

const t = strings.start;
const TIERS: readonly Tier[] = ["easy", "medium", "hard"];
const LENGTHS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
const ANY = "*";

export interface Wish {
  role?: string;
  tier?: Tier;
  topic?: string;
}

interface Setting {
  roles: MockRoles;
  wish: Wish;
  /** The interview that was started last. */
  last: MockSummary | undefined;
}

/** As last time; to practise one topic, no more than it has new questions. */
function firstLength(roles: MockRoles, wish: Wish, last: MockSummary | undefined): number {
  const usual = last?.questions ?? 5;
  const topics = roles.items.find(({ id }) => id === wish.role)?.topics ?? [];
  const unseen = topics.find(({ id }) => id === wish.topic)?.unseen ?? 0;
  return unseen > 0 ? Math.min(usual, unseen) : usual;
}

/** B-1, B-2: role, difficulty, length and, if one likes, a topic. */
export function StartForm({ roles, wish, last }: Setting) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const isOpen = (id: string | undefined) => roles.items.some((each) => each.id === id && each.open);
  const [role, setRole] = useState(() => [wish.role, last?.role].find(isOpen) ?? "");
  const [tier, setTier] = useState<Tier>(wish.tier ?? last?.tier ?? "easy");
  const [length, setLength] = useState(() => String(firstLength(roles, wish, last)));
  const [topic, setTopic] = useState(wish.topic ?? ANY);
  const [adaptive, setAdaptive] = useState(last?.adaptive ?? false);
  const chosen = roles.items.find((each) => each.id === role);
  const topics = [...(chosen?.topics ?? [])].sort((a, b) => topicName(a.id).localeCompare(topicName(b.id)));
  const about = topics.find(({ id }) => id === topic);
  const asked = about?.id ?? null;
  const start = useMutation({
    mutationFn: () => api.startMock({ role, tier, length: Number(length), topic: asked, adaptive }),
    onSuccess: (session) => {
      client.setQueryData(queries.mock(session.id).queryKey, session);
      void client.invalidateQueries({ queryKey: ["mocks"] });
      void navigate({ to: "/interviews/$mockId/q/$position", params: { mockId: session.id, position: "1" } });
    },
  });
  return (
    <Card title={t.title}>
      <form
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <RoleChoice roles={roles.items} role={role} onChange={setRole} />
        <div className="grid items-start gap-x-6 gap-y-5 md:grid-cols-[auto_10rem_minmax(0,1fr)]">
          <div className="grid gap-1.5">
            <span className="text-14 font-medium">{t.tier}</span>
            <Segmented label={t.tier} value={tier} onChange={setTier} options={TIERS.map((value) => ({ value, label: strings.tier[value] }))} className="justify-self-start" />
          </div>
          <Field label={t.length}>
            <Select value={length} onChange={setLength} options={LENGTHS.map((value) => ({ value, label: t.lengthOf(Number(value)) }))} />
          </Field>
          <Field label={t.topic} optional hint={about && t.topicUnseen(about.unseen, Number(length))}>
            <Select
              value={asked ?? ANY}
              onChange={setTopic}
              options={[{ value: ANY, label: t.anyTopic }, ...topics.map(({ id, unseen }) => ({ value: id, label: t.topicOf(topicName(id), unseen) }))]}
            />
          </Field>
        </div>
        <Switch label={t.adaptive} hint={t.adaptiveHint} checked={adaptive} onChange={setAdaptive} />
        {start.isError && (
          <Alert meaning="danger" title={t.failed} live>
            {problemText(start.error)}
          </Alert>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p className="grid max-w-[36rem] gap-1 text-14 text-ink-faint">
            <span className="font-medium text-ink" aria-live="polite">
              {chosen ? t.summary(chosen.title, strings.tier[tier], Number(length), asked && topicName(asked)) : t.choose}
            </span>
            <span>
              <span className="font-medium text-ink-soft">{t.engine}</span> {roles.engine}
            </span>
          </p>
          <Button type="submit" variant="primary" busy={start.isPending} disabled={!chosen} className="max-sm:w-full">
            {t.go}
            <ArrowRight aria-hidden />
          </Button>
        </div>
      </form>
    </Card>
  );
}
