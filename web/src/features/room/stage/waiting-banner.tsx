import { UserPlus } from "lucide-react";
import { Button } from "@/ui";
import type { Waiting } from "@/api/room-socket";
import { useRoom, useRoomSession } from "../session/context";
import { t } from "../strings";
import { onPhone, useView, useViewStore } from "./view";

/**
 * Who knocks first, over the empty middle of the top bar, or in a row of its own on a phone: it stays until the host
 * decides, and covers nothing. The people panel, when it is open, shows everybody who waits instead.
 */
export function WaitingBanner() {
  const role = useRoom((room) => room.role);
  const waiting = useRoom((room) => room.waiting);
  const panel = useView((view) => view.panel);
  const phone = useView((view) => view.phone);
  const view = useViewStore();
  const first = waiting[0];
  const shownThere = panel === "people" && (phone === "panel" || !onPhone());
  return (
    <div
      aria-live="polite"
      className="row-start-2 md:row-start-1 md:pointer-events-none md:absolute md:inset-x-28 md:top-1 md:z-30 md:grid md:justify-items-center"
    >
      {role === "host" && !shownThere && first && (
        <section
          aria-label={t.people.waiting}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-accent-line bg-raised px-4 py-2 max-md:border-b md:pointer-events-auto md:h-10 md:max-w-[44rem] md:animate-rise-in md:flex-nowrap md:rounded-10 md:border md:py-0 md:pr-1.5 md:shadow-card"
        >
          <UserPlus className="size-5 shrink-0 text-accent-ink" aria-hidden />
          <p className="flex min-w-0 flex-1 basis-40 items-baseline gap-2 text-14 md:basis-auto">
            <span className="truncate font-medium text-ink">{t.people.wantsIn(first.display_name)}</span>
            {first.guest && <span className="shrink-0 text-12 text-ink-faint">{t.people.guest}</span>}
          </p>
          {waiting.length > 1 && (
            <Button size="sm" variant="ghost" onClick={() => view.openPanel("people")}>
              {t.people.moreWaiting(waiting.length - 1)}
            </Button>
          )}
          <AdmitButtons person={first} />
        </section>
      )}
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
