import { useMemo, useState } from "react";
import type { MockRole } from "@/api";
import { topicName } from "@/lib/topics";
import { Button, ChoiceCards, Field, SearchInput } from "@/ui";
import { MixBar, MixLegend } from "./kinds";
import { strings } from "./strings";

const t = strings.start;

/** Roles whose name, sentence or topics hold all the words; those with all of them in the name first. */
export function rolesFound(roles: readonly MockRole[], q: string): MockRole[] {
  const words = q.toLowerCase().split(/\s+/u).filter(Boolean);
  const text = (role: MockRole) => [role.title, role.about, ...role.topics.map(({ id }) => topicName(id))].join("\n").toLowerCase();
  const found = roles.filter((role) => words.every((word) => text(role).includes(word)));
  const isNamed = (role: MockRole) => words.every((word) => role.title.toLowerCase().includes(word));
  return [...found.filter(isNamed), ...found.filter((role) => !isNamed(role))];
}

interface Choice {
  roles: readonly MockRole[];
  role: string;
  onChange: (role: string) => void;
}

/** One of many roles: all of them while one is looked for, then the one that was chosen. */
export function RoleChoice({ roles, role, onChange }: Choice) {
  const [isLooking, setIsLooking] = useState(role === "");
  const chosen = roles.find((each) => each.id === role);
  return (
    <div className="grid gap-4">
      {(isLooking || !chosen) && <RoleSearch roles={roles} role={role} onChange={onChange} />}
      {chosen && (
        <section aria-label={t.mix} className="grid gap-2.5 rounded-10 bg-sunken p-4">
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
            <p className="grid min-w-0 flex-1 basis-64 gap-0.5">
              <span className="text-18 font-semibold">{chosen.title}</span>
              <span className="text-14 text-ink-soft">{chosen.about}</span>
            </p>
            {!isLooking && (
              <Button size="sm" onClick={() => setIsLooking(true)}>
                {t.another}
              </Button>
            )}
          </div>
          <MixBar mix={chosen.mix} />
          <MixLegend mix={chosen.mix} />
        </section>
      )}
    </div>
  );
}

function RoleSearch({ roles, role, onChange }: Choice) {
  const [q, setQ] = useState("");
  const found = useMemo(() => rolesFound(roles, q), [roles, q]);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label={t.find} className="w-full sm:w-96">
          <SearchInput value={q} onChange={setQ} />
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
          onChange={onChange}
          options={found.map((each) => ({ value: each.id, label: each.title, disabled: !each.open, hint: <RoleHint role={each} /> }))}
          className="max-h-[26rem] overflow-y-auto p-1 sm:grid-cols-2 xl:grid-cols-3"
        />
      )}
    </div>
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
