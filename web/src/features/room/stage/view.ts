import { createContext, useContext, useSyncExternalStore } from "react";
import type { Selected } from "../document/editor-host";

export type PanelId = "chat" | "integrity" | "rubric" | "people" | "comments";
export type RailPlace = "left" | "right" | "floating";
/** What a phone shows; wide screens show all of them at once. */
export type PhoneView = "code" | "video" | "panel";

export interface View {
  panel: PanelId | null;
  rail: RailPlace;
  /** Offset of the floating rail from the bottom right corner of the stage, px. */
  float: { x: number; y: number };
  phone: PhoneView;
  fileId: string | null;
  /** The name of a file one has just asked for: opened when it is there. */
  awaited: string | null;
  /** A comment being written, about these lines. */
  draft: Selected | null;
  activeAnnotation: string | null;
  /** The screen shown in the middle instead of the code. */
  enlarged: string | null;
}

interface Remembered {
  panel?: PanelId | null;
  rail?: RailPlace;
  float?: { x: number; y: number };
}

const KEY = "ix-room-view";

/** How one person has arranged the room; the arrangement is remembered, the rest lasts as long as the visit. */
export class ViewStore {
  #view: View;
  readonly #listeners = new Set<() => void>();

  constructor() {
    const { panel, rail, float } = recall();
    this.#view = {
      panel: panel === undefined ? "chat" : panel,
      rail: rail ?? "right",
      float: float ?? { x: 16, y: 16 },
      phone: "code",
      fileId: null,
      awaited: null,
      draft: null,
      activeAnnotation: null,
      enlarged: null,
    };
  }

  readonly get = (): View => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    const { panel, rail, float } = this.#view;
    localStorage.setItem(KEY, JSON.stringify({ panel, rail, float } satisfies Remembered));
    for (const listener of this.#listeners) listener();
  }

  openPanel(panel: PanelId): void {
    this.set({ panel, phone: "panel" });
  }

  /** Opens it, or folds it away when it is the one that is open. */
  togglePanel(panel: PanelId): void {
    const open = this.#view.panel === panel && (this.#view.phone === "panel" || !onPhone());
    if (open) this.set({ panel: null, phone: "code" });
    else this.openPanel(panel);
  }
}

export function onPhone(): boolean {
  return matchMedia("(width < 48rem)").matches;
}

function recall(): Remembered {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

export const ViewContext = createContext<ViewStore | null>(null);

export function useViewStore(): ViewStore {
  const store = useContext(ViewContext);
  if (!store) throw new Error("a stage component is used outside the stage");
  return store;
}

export function useView<T>(select: (view: View) => T): T {
  const store = useViewStore();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
