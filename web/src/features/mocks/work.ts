import type { MockWork, TimedWord, Verdict } from "@/api";
import type { Starting, Workspace } from "@/coding/workspace";
import { sourceOf, starterOf } from "@/coding/workspace";
import { joined } from "./transcript";

/** The server takes no more (characters, not code units). */
export const MOST_CHARACTERS = 20_000;
/** Pieces of a transcript. */
export const MOST_WORDS = 4_000;

export const NOTHING: MockWork = { mode: "typed", text: "", words: [], verbatim: false, language: null, source: null, spent_ms: 0 };

export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Whether two works say and program the same; the time spent is not content. */
export function sameContent(a: MockWork, b: MockWork): boolean {
  return (
    a.text === b.text &&
    a.mode === b.mode &&
    (a.language ?? null) === (b.language ?? null) &&
    (a.source ?? null) === (b.source ?? null) &&
    a.words.length === b.words.length
  );
}

/** The same work with another text; once nothing of it is left, nothing of the recording is. */
export function withText(work: MockWork, text: string): MockWork {
  return text.trim() === "" ? { ...work, text, mode: "typed", words: [] } : { ...work, text };
}

/** With the program that is in the editor; what it opened with is none. */
export function withProgram(work: MockWork, workspace: Workspace, starters: readonly Starting[]): MockWork {
  const source = sourceOf(workspace, starters);
  return { ...work, language: workspace.language, source: source.trim() === starterOf(starters, workspace.language).trim() ? null : source };
}

/** What opens in the editor: the program that was saved, and those in other languages that this browser remembers. */
export function workspaceOfWork(work: MockWork, remembered: Pick<Workspace, "sources" | "input"> | null, starters: readonly Starting[]): Workspace {
  const offered = (language: string) => starters.some((starter) => starter.language === language);
  const language = work.language && offered(work.language) ? work.language : (starters.find((each) => each.language === "python") ?? starters[0])?.language;
  const sources = { ...remembered?.sources, ...(work.language && typeof work.source === "string" ? { [work.language]: work.source } : {}) };
  return { language: language ?? "python", sources, input: remembered?.input ?? "" };
}

/** Whether anything was said, typed or programmed; a question that was only looked at keeps a time and no more. */
export function isWritten({ text, source }: Pick<MockWork, "text" | "source">): boolean {
  return text.trim() !== "" || Boolean(source?.trim());
}

export type Obstacle = "empty" | "length" | "words";

/** Why a work cannot be handed in. */
export function obstacle(work: MockWork): Obstacle | null {
  if (!isWritten(work)) return "empty";
  if (characters(work.text) > MOST_CHARACTERS) return "length";
  return work.words.length > MOST_WORDS ? "words" : null;
}

export type Lack = "explanation" | "compile" | "examples";

/** What a program that is handed in would go without; `tried`: what its last runs came to, none where it did not run as it is. */
export function lacks(work: Pick<MockWork, "text">, tried: { samples?: Verdict; own?: Verdict }): Lack[] {
  const { samples, own } = tried;
  const program = (): Lack[] => {
    if (samples === "compile_error" || own === "compile_error") return ["compile"];
    // The machine's own fault says nothing of the program.
    return samples === undefined || samples === "accepted" || samples === "system_error" ? [] : ["examples"];
  };
  return [...(work.text.trim() === "" ? ["explanation" as const] : []), ...program()];
}

/** The answer with what was said added, and whether all of it found room. */
export function withSpeech(work: MockWork, words: readonly TimedWord[]): { work: MockWork; full: boolean } {
  const text = joined(work.text, words.map((word) => word.text).join(" "));
  const full = characters(text) >= MOST_CHARACTERS || work.words.length + words.length >= MOST_WORDS;
  if (!full) return { work: { ...work, mode: "voice", text, words: [...work.words, ...words] }, full };
  const kept = [...text].slice(0, MOST_CHARACTERS).join("");
  // An answer that was too long before was typed so: nothing of it is cut away.
  const cut = characters(work.text) > MOST_CHARACTERS ? work.text : kept;
  return { work: { ...work, mode: "voice", text: cut, words: [...work.words, ...words].slice(0, MOST_WORDS) }, full };
}
