import type { MockWork } from "@/api";
import type { LocalCopy, LocalStore } from "./work-keeper";

const KEY = "ix-mock-";

/** Of one question, in this browser. A store that is full or closed keeps nothing, and the page works without. */
export function localCopies(mockId: string, position: number): LocalStore {
  const key = `${KEY}${mockId}-${position}`;
  return {
    read: () => parsed(localStorage.getItem(key)),
    write: (copy) => put(key, copy),
    clear: () => localStorage.removeItem(key),
  };
}

function put(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    localStorage.removeItem(key);
  }
}

function parsed(text: string | null): LocalCopy | null {
  if (text === null) return null;
  try {
    const { version, work } = JSON.parse(text) as { version?: unknown; work?: Partial<MockWork> };
    const whole = typeof version === "number" && typeof work?.text === "string" && Array.isArray(work.words);
    return whole ? { version, work: work as MockWork } : null;
  } catch {
    return null;
  }
}

/** Programs in languages other than the chosen one, and the input to try them with: the server keeps one program. */
export interface Remembered {
  sources: Record<string, string>;
  input: string;
}

export function remembered(mockId: string, position: number): Remembered | null {
  try {
    const value = JSON.parse(localStorage.getItem(`${KEY}code-${mockId}-${position}`) ?? "null") as Partial<Remembered> | null;
    return value?.sources && typeof value.input === "string" ? { sources: value.sources, input: value.input } : null;
  } catch {
    return null;
  }
}

export function remember(mockId: string, position: number, value: Remembered): void {
  put(`${KEY}code-${mockId}-${position}`, value);
}

const PLACE = `${KEY}place-`;

/** Which question of an interview was in front when it was left. */
export const lastPlace = (mockId: string): number | null => Number(localStorage.getItem(PLACE + mockId)) || null;

export const keepPlace = (mockId: string, position: number): void => put(PLACE + mockId, position);

/** Of an interview that has ended. */
export function forgetPlace(mockId: string): void {
  localStorage.removeItem(PLACE + mockId);
}
