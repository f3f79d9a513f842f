import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import type { Meaning } from "./meaning";

export interface ToastEntry {
  id: number;
  meaning: Meaning;
  title: string;
  body: ReactNode;
  action: { label: string; onSelect: () => void } | undefined;
}

let entries: readonly ToastEntry[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly ToastEntry[]) {
  entries = next;
  for (const listener of listeners) listener();
}

/** Shows a short message at the edge of the page; it leaves by itself after some seconds. */
export function toast(
  meaning: Meaning,
  title: string,
  extra: { body?: ReactNode; action?: { label: string; onSelect: () => void } } = {},
) {
  lastId += 1;
  publish([...entries.slice(-3), { id: lastId, meaning, title, body: extra.body, action: extra.action }]);
}

export function dismissToast(id: number) {
  publish(entries.filter((entry) => entry.id !== id));
}

type List = typeof import("./toast-list").ToastList;

/** Where toasts appear; loads what draws them when the page rests, and else with the first one. */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
  const [List, setList] = useState<List | null>(null);
  // Tried again with each toast: the first one may say that the server is away.
  useEffect(() => {
    if (List) return;
    let isWanted = true;
    import("./toast-list").then(
      ({ ToastList }) => isWanted && setList(() => ToastList),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [List, shown]);
  // Nothing to draw before the first toast; afterwards the region stays, so that screen readers know it.
  if (lastId === 0) return null;
  return List ? <List entries={shown} /> : <PlainList entries={shown} />;
}

/** Says it where what draws toasts cannot be had. */
function PlainList({ entries: shown }: { entries: readonly ToastEntry[] }) {
  return (
    <div role="status" className="pointer-events-none fixed right-4 bottom-4 z-50 grid gap-2">
      {shown.map(({ id, title, body }) => (
        <div key={id} className="rounded-10 border border-line bg-raised p-4 text-14 shadow-float">
          <p className="font-medium">{title}</p>
          {body}
        </div>
      ))}
    </div>
  );
}
