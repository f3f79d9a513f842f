import { useSyncExternalStore } from "react";

/** Whether the last request got any answer from the server; pages show a calm banner while it did not. */
class Reachability {
  private reachable = true;
  private readonly listeners = new Set<() => void>();

  readonly get = () => this.reachable;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(reachable: boolean) {
    if (this.reachable === reachable) return;
    this.reachable = reachable;
    for (const listener of this.listeners) listener();
  }
}

export const reachability = new Reachability();

function subscribeOnline(listener: () => void) {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** `offline`: the browser has no network. `unreachable`: the server does not answer. */
export function useConnection(): "fine" | "offline" | "unreachable" {
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const reachable = useSyncExternalStore(reachability.subscribe, reachability.get);
  if (!online) return "offline";
  return reachable ? "fine" : "unreachable";
}
