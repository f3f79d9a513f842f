import { useEffect, useRef, useSyncExternalStore } from "react";

/*
 * Keyboard shortcuts. A chord is written as people read it: "?", "n", "g d" (one key after the other) or "Ctrl K".
 * Single keys can be switched off (WCAG 2.1.4) and never fire while somebody types.
 */

const KEY = "ix-single-keys";
const SEQUENCE_MS = 1200;
/** Whoever typed a moment ago is still typing, also where the field went away meanwhile. */
const TYPING_MS = 1500;
let typedMs = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();

export function singleKeysOn(): boolean {
  return localStorage.getItem(KEY) !== "off";
}

export function setSingleKeys(on: boolean) {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
  for (const listener of listeners) listener();
}

export const useSingleKeys = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, singleKeysOn);

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

function isStillTyping({ target, timeStamp }: KeyboardEvent): boolean {
  const fieldIsGone = target === document.body && timeStamp - typedMs < TYPING_MS;
  if (!isTyping(target) && !fieldIsGone) return false;
  typedMs = timeStamp;
  return true;
}

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Follows what is pressed and answers the chord that was completed, if any. */
export class ChordReader {
  private first: { key: string; atMs: number } | null = null;

  constructor(private readonly chords: ReadonlySet<string>) {}

  press(event: PressedKey, nowMs: number): string | null {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey) return null;
    if (event.ctrlKey || event.metaKey) {
      const chord = `Ctrl ${key.toUpperCase()}`;
      return this.chords.has(chord) ? chord : null;
    }
    const first = this.first !== null && nowMs - this.first.atMs <= SEQUENCE_MS ? this.first.key : null;
    this.first = null;
    if (first !== null && this.chords.has(`${first} ${key}`)) return `${first} ${key}`;
    if (this.chords.has(key)) return key;
    if ([...this.chords].some((chord) => chord.startsWith(`${key} `))) this.first = { key, atMs: nowMs };
    return null;
  }
}

/** Runs the action of each chord while the calling component is mounted. */
export function useShortcuts(actions: Readonly<Record<string, () => void>>) {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const names = Object.keys(actions).join("\n");
  useEffect(() => {
    const reader = new ChordReader(new Set(names.split("\n")));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const single = !event.ctrlKey && !event.metaKey;
      if (single && (isStillTyping(event) || !singleKeysOn() || dialogOpen())) return;
      const chord = reader.press(event, event.timeStamp);
      if (chord === null) return;
      event.preventDefault();
      latest.current[chord]?.();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [names]);
}

/** Whether a dialog or a menu has the keyboard. */
export function dialogOpen(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]') !== null;
}

/** "Ctrl K" reads "⌘ K" on a Mac. */
export function chordLabel(chord: string, platform: string = navigator.platform): string {
  const label = chord.length === 1 && /[a-z]/u.test(chord) ? chord.toUpperCase() : chord;
  return platform.startsWith("Mac") ? label.replace("Ctrl", "⌘") : label;
}
