import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 250;

/** What is typed into a search that is part of the address: the address follows after a pause. */
export function useSearchText(q: string, commit: (q: string) => void): [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(q);
  const committed = useRef(q);
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });
  useEffect(() => {
    // The address that this box wrote must not undo what was typed since.
    if (q === committed.current) return;
    committed.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const next = typed.trim();
    if (next === committed.current) return;
    const timer = setTimeout(() => {
      committed.current = next;
      latest.current(next);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}
