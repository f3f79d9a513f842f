import { useEffect, useRef } from "react";
import { chordLabel, useShortcuts } from "@/lib/shortcuts";
import { Dialog, Kbd } from "@/ui";
import { useRoomSession } from "../session/context";
import { t } from "../strings";
import { usePanels } from "./panel-column";
import { type PanelId, useViewStore } from "./view";

const PANEL_KEYS: Record<string, PanelId> = { c: "chat", p: "people", n: "comments", i: "integrity", r: "rubric" };

/** Media keys work everywhere, the editor included; single keys only where nobody types. */
export function useRoomShortcuts(openList: () => void): void {
  const session = useRoomSession();
  const view = useViewStore();
  const panels = usePanels();

  const media = useRef<Record<string, () => void>>({});
  media.current = {
    KeyM: () => {
      const { on, track } = session.local.get().microphone;
      void session.local.setMicrophone(!(on && track !== null));
    },
    KeyO: () => void session.local.setCamera(session.local.get().camera.track === null),
    KeyE: () => (session.local.get().screen ? session.local.stopScreen() : void session.local.startScreen()),
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey || event.repeat) return;
      const run = media.current[event.code];
      if (!run || session.get().room?.role === "observer") return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    // Before the editor, which knows some of these keys.
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, [session]);

  useShortcuts({
    "?": openList,
    e: () => {
      view.set({ enlarged: null, phone: "code" });
      document.querySelector<HTMLElement>("[data-editor] textarea")?.focus();
    },
    ...Object.fromEntries(
      Object.entries(PANEL_KEYS).flatMap(([key, panel]) =>
        panels.includes(panel) ? [[key, () => view.togglePanel(panel)] as const] : [],
      ),
    ),
  });
}

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t.shortcuts.title} size="md">
      <div className="grid gap-5">
        {t.shortcuts.groups.map((group) => (
          <section key={group.title} aria-label={group.title} className="grid gap-1">
            <h3 className="text-12 font-medium text-ink-faint">{group.title}</h3>
            <dl>
              {group.items.map(([chord, what]) => (
                <div key={chord} className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0">
                  <dt className="text-14">{what}</dt>
                  <dd>
                    <Kbd>{chordLabel(chord)}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
