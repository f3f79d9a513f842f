import type { RoomFile } from "@/api/room-socket";
import { LANGUAGES, languageOf } from "@/lib/languages";

export const MOST_FILES = 20;
export const LONGEST_NAME = 60;

/** Why a file cannot have this name, or null. `except` is the file that already has it. */
export function nameFault(name: string, files: readonly RoomFile[], except?: string): "missing" | "taken" | null {
  const wanted = name.trim().toLowerCase();
  if (wanted === "") return "missing";
  const taken = files.some((f) => !f.deleted && f.id !== except && f.name.toLowerCase() === wanted);
  return taken ? "taken" : null;
}

/** A free name for a new file of a language: "main.py", then "main2.py". */
export function freeName(languageId: string, files: readonly RoomFile[]): string {
  const { extension } = languageOf(languageId);
  for (let n = 1; ; n += 1) {
    const name = `main${n === 1 ? "" : n}.${extension}`;
    if (nameFault(name, files) === null) return name;
  }
}

export const LANGUAGE_OPTIONS = LANGUAGES.map(({ id, name }) => ({ value: id, label: name }));
