import { useEffect, useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";
export type Theme = "light" | "dark";

/** Also read by public/theme.js, before the first paint. */
export const THEME_KEY = "ix-theme";

const DARK_QUERY = "(prefers-color-scheme: dark)";
const listeners = new Set<() => void>();

export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(THEME_KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function resolveTheme(choice: ThemeChoice, systemDark: boolean): Theme {
  if (choice === "system") return systemDark ? "dark" : "light";
  return choice;
}

function currentTheme(): Theme {
  return resolveTheme(themeChoice(), matchMedia(DARK_QUERY).matches);
}

function apply() {
  document.documentElement.dataset["theme"] = currentTheme();
  for (const listener of listeners) listener();
}

export function setThemeChoice(choice: ThemeChoice) {
  if (choice === "system") localStorage.removeItem(THEME_KEY);
  else localStorage.setItem(THEME_KEY, choice);
  apply();
}

/** Follows the system and other tabs; called once by main.tsx. */
export function watchTheme() {
  matchMedia(DARK_QUERY).addEventListener("change", apply);
  addEventListener("storage", (event) => {
    if (event.key === THEME_KEY) apply();
  });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useThemeChoice = () => useSyncExternalStore(subscribe, themeChoice);

/** The theme now shown; the code editor follows it. */
export const useTheme = () => useSyncExternalStore(subscribe, currentTheme);

/** Compact controls and 14 px text while the calling layout is mounted. */
export function useDensity(density: "roomy" | "compact") {
  useEffect(() => {
    document.documentElement.dataset["density"] = density;
  }, [density]);
}
