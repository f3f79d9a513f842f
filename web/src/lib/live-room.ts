import { useEffect } from "react";

let rooms = 0;

/** Marks the time somebody spends inside a live room. */
export function useInsideRoom(): void {
  useEffect(() => {
    rooms += 1;
    return () => {
      rooms -= 1;
    };
  }, []);
}

/** Whether this tab shows a live room, which tells its people itself what happens. */
export function insideRoom(): boolean {
  return rooms > 0;
}
