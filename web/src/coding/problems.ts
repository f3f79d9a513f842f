import type { LanguageInfo, Problem, ProblemKind, ProblemSummary, Remark, Starter, Tier, Verdict } from "@/api";
import type { LineMark } from "./line-marks";
import { starterOf } from "./workspace";

export type Solved = "solved" | "tried" | "new";

export function solvedState(best: Verdict | null | undefined): Solved {
  if (best === null || best === undefined) return "new";
  return best === "accepted" ? "solved" : "tried";
}

export interface ProblemFilter {
  /** Words in the title and the topics, all to be found. */
  q: string;
  kind: ProblemKind | "all";
  tier: Tier | "all";
  topic: string | null;
  /** It can be solved in this one. */
  language: string | null;
  state: "all" | "open" | "solved";
}

export const EVERY_PROBLEM: ProblemFilter = { q: "", kind: "all", tier: "all", topic: null, language: null, state: "all" };

/** `state` "open": those that are not solved yet. */
export function filtered(problems: readonly ProblemSummary[], filter: ProblemFilter): ProblemSummary[] {
  const words = filter.q.toLowerCase().split(/\s+/u).filter(Boolean);
  return problems.filter((problem) => {
    const text = [problem.title, ...problem.tags.map(topic)].join("\n").toLowerCase();
    return (
      (filter.kind === "all" || problem.kind === filter.kind) &&
      (filter.tier === "all" || problem.tier === filter.tier) &&
      (filter.topic === null || problem.tags.includes(filter.topic)) &&
      (filter.language === null || problem.languages.includes(filter.language)) &&
      (filter.state === "all" || (filter.state === "solved") === (solvedState(problem.best) === "solved")) &&
      words.every((word) => text.includes(word))
    );
  });
}

export interface TopicCount {
  tag: string;
  problems: number;
}

/** Topics of several problems, and the one that is chosen, in one alphabet; the search finds the others. */
export function topicsOf(problems: readonly ProblemSummary[], chosen: string | null): TopicCount[] {
  const counts = new Map<string, number>();
  for (const tag of problems.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .filter(([tag, count]) => count > 1 || tag === chosen)
    .map(([tag, count]) => ({ tag, problems: count }))
    .sort((a, b) => topic(a.tag).localeCompare(topic(b.tag), "en"));
}

/** "binary-search-on-answer" as words. */
export const topic = (tag: string) => tag.replaceAll("-", " ").replace(/\bsql\b/u, "SQL");

/** The languages that a problem can be answered in here. */
export function offered(languages: readonly LanguageInfo[], starters: readonly Starter[]): LanguageInfo[] {
  const usable = new Set(starters.map((starter) => starter.language));
  return languages.filter(({ id }) => usable.has(id));
}

/** A call as an example writes it, with the name that the function has in a language: as its starting text spells it. */
export function callIn(call: string, starter: string): string {
  const name = /^\s*(\w+)\s*\(/u.exec(call)?.[1];
  if (name === undefined) return call;
  const [own] = [...starter.matchAll(/\w+(?=\s*\()/gu)].flatMap(([found]) => (bare(found) === bare(name) ? [found] : []));
  return own === undefined ? call : call.replace(name, () => own);
}

/** Languages differ in case and `_` alone. */
const bare = (name: string) => name.replaceAll("_", "").toLowerCase();

/** The input of an example as it is shown to who programs in a language. */
export function inputIn({ style, starters }: Pick<Problem, "style" | "starters">, language: string, input: string): string {
  return style === "function" ? callIn(input, starterOf(starters, language)) : input;
}

/** Lines of the author's own program that a compiler or interpreter speaks of, each with what it says there, first once. */
export function namedLines(said: string): LineMark[] {
  const found = new Map<number, string>();
  for (const text of said.split("\n")) {
    const line = Number(/\b[Mm]ain\.\w+(?::|\(|", line | on line )(\d+)/u.exec(text)?.[1] ?? 0);
    if (line > 0 && !found.has(line)) found.set(line, text.trim());
  }
  return [...found].map(([line, message]) => ({ firstLine: line, lastLine: line, message }));
}

/** The lines that remarks are about. */
export function remarkedLines(remarks: readonly Remark[]): Set<number> {
  return new Set(
    remarks.flatMap(({ first_line: first, last_line: last }) => Array.from({ length: Math.max(0, last - first) + 1 }, (_, at) => first + at)),
  );
}

export const marksOf = (remarks: readonly Remark[]): LineMark[] =>
  remarks.map(({ first_line: firstLine, last_line: lastLine, message }) => ({ firstLine, lastLine, message }));
