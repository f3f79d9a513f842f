import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ArrowRight, Search } from "lucide-react";
import { useMemo, useState } from "react";
import { type MockRole, type MockRoles, type Tier, api, queries } from "@/api";
import { problemText } from "@/lib/problem";
import { topicName } from "@/lib/topics";
import { Alert, Button, Card, ChoiceCards, Field, Input, Segmented, Select, Switch } from "@/ui";
import { MixBar, MixLegend } from "./kinds";
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

/** Roles whose name, sentence or topics hold all the words; those with all of them in the name first. */
export function rolesFound(roles: readonly MockRole[], q: string): MockRole[] {
  const words = q.toLowerCase().split(/\s+/u).filter(Boolean);
  const text = (role: MockRole) => [role.title, role.about, ...role.topics.map(topicName)].join("\n").toLowerCase();
  const found = roles.filter((role) => words.every((word) => text(role).includes(word)));
  const isNamed = (role: MockRole) => words.every((word) => role.title.toLowerCase().includes(word));
  return [...found.filter(isNamed), ...found.filter((role) => !isNamed(role))];
}

/** B-1, B-2: role, difficulty, length and, if one likes, a topic. */
export function StartForm({ roles, wish }: { roles: MockRoles; wish: Wish }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [q, setQ] = useState("");
  const [role, setRole] = useState(() => roles.items.find((each) => each.id === wish.role && each.open)?.id ?? roles.items.find((each) => each.open)?.id ?? "");
  const [tier, setTier] = useState<Tier>(wish.tier ?? "easy");
  const [length, setLength] = useState("5");
  const [topic, setTopic] = useState(wish.topic ?? ANY);
  const [adaptive, setAdaptive] = useState(false);
  const chosen = roles.items.find((each) => each.id === role);
  const topics = chosen?.topics ?? [];
  const asked = topics.includes(topic) ? topic : null;
  const found = useMemo(() => rolesFound(roles.items, q), [roles, q]);
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
        <div className="grid gap-3">
          <div className="flex flex-wrap items-end justify-between gap-3">
            <Field label={t.find} className="w-full sm:w-80">
              <Input type="search" icon={<Search aria-hidden />} value={q} autoComplete="off" onChange={(event) => setQ(event.target.value)} />
            </Field>
            <p className="tabular text-14 text-ink-faint" aria-live="polite">
              {t.roles(found.length)}
            </p>
          </div>
          {found.length === 0 ? (
            <p className="text-14 text-ink-soft">{t.noRole(q)}</p>
          ) : (
            <ChoiceCards
              label={t.role}
              value={role}
              onChange={setRole}
              options={found.map((each) => ({
                value: each.id,
                label: each.title,
                disabled: !each.open,
                hint: <RoleHint role={each} />,
              }))}
              className="max-h-[26rem] overflow-y-auto p-1 sm:grid-cols-2 xl:grid-cols-3"
            />
          )}
        </div>
        {chosen && (
          <section aria-label={t.mix} className="grid gap-2.5 rounded-10 bg-sunken p-4">
            <p className="text-14">
              <span className="font-medium">{chosen.title}.</span> <span className="text-ink-soft">{chosen.about}</span>
            </p>
            <MixBar mix={chosen.mix} />
            <MixLegend mix={chosen.mix} />
          </section>
        )}
        <div className="grid items-start gap-x-6 gap-y-5 md:grid-cols-[auto_10rem_minmax(0,1fr)]">
          <div className="grid gap-1.5">
            <span className="text-14 font-medium">{t.tier}</span>
            <Segmented label={t.tier} value={tier} onChange={setTier} options={TIERS.map((value) => ({ value, label: strings.tier[value] }))} className="justify-self-start" />
          </div>
          <Field label={t.length}>
            <Select value={length} onChange={setLength} options={LENGTHS.map((value) => ({ value, label: t.lengthOf(Number(value)) }))} />
          </Field>
          <Field label={t.topic} optional>
            <Select
              value={asked ?? ANY}
              onChange={setTopic}
              options={[{ value: ANY, label: t.anyTopic }, ...topics.map((value) => ({ value, label: topicName(value) }))]}
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
          <p className="max-w-[36rem] text-14 text-ink-faint">
            <span className="font-medium text-ink-soft">{t.engine}</span> {roles.engine}
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

function RoleHint({ role }: { role: MockRole }) {
  return (
    <span className="grid gap-2">
      <span aria-hidden>
        <MixBar mix={role.mix} className="mt-1.5 h-1.5!" />
      </span>
      <span className="tabular text-12 text-ink-faint">{role.open ? t.unseen(role.unseen, role.questions) : t.opensAt(role.level)}</span>
    </span>
  );
}
