import { useEffect, useRef } from "react";

/** Ctrl or Cmd with Enter, anywhere on the page: before the editor, which would add a line. */
export function useRunKeys(keys: { run: () => void; submit?: () => void }) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const action = event.shiftKey ? latest.current.submit : latest.current.run;
      if (!action || document.querySelector('[role="dialog"][data-state="open"]')) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) action();
    };
    addEventListener("keydown", onKey, { capture: true });
    return () => removeEventListener("keydown", onKey, { capture: true });
  }, []);
}
