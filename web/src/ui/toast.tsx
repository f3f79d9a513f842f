import { type ReactNode, Suspense, lazy, useSyncExternalStore } from "react";
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

const ToastList = lazy(() => import("./toast-list").then((module) => ({ default: module.ToastList })));

/** Where toasts appear; loads what draws them with the first one. */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => entries,
  );
  // Nothing to draw before the first toast; afterwards the region stays, so that screen readers know it.
  if (lastId === 0) return null;
  return (
    <Suspense fallback={null}>
      <ToastList entries={shown} />
    </Suspense>
  );
}
