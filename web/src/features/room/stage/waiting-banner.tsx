import { UserPlus } from "lucide-react";
import { Button } from "@/ui";
import type { Waiting } from "@/api/room-socket";
import { useRoom, useRoomSession } from "../session/context";
import { t } from "../strings";
import { onPhone, useView } from "./view";

/** Who knocks. It stays until the host decides, and blocks nothing; the people panel shows the same when it is open. */
export function WaitingBanner() {
  const role = useRoom((room) => room.role);
  const waiting = useRoom((room) => room.waiting);
  const panel = useView((view) => view.panel);
  const phone = useView((view) => view.phone);
  const shownThere = panel === "people" && (phone === "panel" || !onPhone());
  return (
    <div aria-live="polite" className="pointer-events-none absolute inset-x-0 top-3 z-30 grid justify-items-center gap-2 px-3">
      {role === "host" &&
        !shownThere &&
        waiting.map((person) => (
          <div
            key={person.participant_id}
            className="pointer-events-auto flex w-full max-w-[38rem] animate-rise-in flex-wrap items-center gap-x-4 gap-y-2 rounded-14 border border-accent-line bg-raised px-4 py-3 shadow-float"
          >
            <UserPlus className="size-5 shrink-0 text-accent-ink" aria-hidden />
            <p className="grid min-w-0 flex-1 basis-40 text-14">
              <span className="truncate font-medium text-ink">{t.people.wantsIn(person.display_name)}</span>
              {person.guest && <span className="text-12 text-ink-faint">{t.people.guest}</span>}
            </p>
            <AdmitButtons person={person} />
          </div>
        ))}
    </div>
  );
}

export function AdmitButtons({ person }: { person: Waiting }) {
  const session = useRoomSession();
  const id = person.participant_id;
  const name = person.display_name;
  return (
    <div className="flex gap-2">
      <Button size="sm" variant="ghost" aria-label={t.people.deny(name)} onClick={() => session.act({ kind: "deny", participant_id: id })}>
        {t.people.denyShort}
      </Button>
      <Button
        size="sm"
        aria-label={t.people.admitObserver(name)}
        onClick={() => session.act({ kind: "admit", participant_id: id, role: "observer" })}
      >
        {t.people.observerShort}
      </Button>
      <Button
        size="sm"
        variant="primary"
        aria-label={t.people.admit(name)}
        onClick={() => session.act({ kind: "admit", participant_id: id, role: "candidate" })}
      >
        {t.people.admitShort}
      </Button>
    </div>
  );
}
