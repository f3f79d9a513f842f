import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds; follows the window. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

/** Below `lg` of the style sheets panes do not fit beside each other: there is one column alone. */
export const useNarrow = (): boolean => useMedia("(width < 64rem)");
