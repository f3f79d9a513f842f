import type { LanguageInfo, ProblemKind, ProblemStyle, ProblemSummary, Remark, Starter, Tier, Verdict } from "@/api";
import type { LineMark } from "./source-host";

export type Solved = "solved" | "tried" | "new";

export function solvedState(best: Verdict | null | undefined): Solved {
  if (best === null || best === undefined) return "new";
  return best === "accepted" ? "solved" : "tried";
}

export interface ProblemFilter {
  kind: ProblemKind | "all";
  tier: Tier | "all";
  open: boolean;
}

/** `open`: those that are not solved yet. */
export function filtered(problems: readonly ProblemSummary[], { kind, tier, open }: ProblemFilter): ProblemSummary[] {
  return problems.filter(
    (problem) =>
      (kind === "all" || problem.kind === kind) && (tier === "all" || problem.tier === tier) && !(open && solvedState(problem.best) === "solved"),
  );
}

/** "binary-search-on-answer" as words. */
export const topic = (tag: string) => tag.replaceAll("-", " ").replace(/\bsql\b/u, "SQL");

/** A language of the choice for a problem, and why it cannot be chosen. */
export interface Offered extends LanguageInfo {
  because?: "missing" | "problem";
}

/** Every language that could be meant, those that cannot be used with the reason. */
export function offered(languages: readonly LanguageInfo[], starters: readonly Starter[], style: ProblemStyle): Offered[] {
  const usable = new Set(starters.map((starter) => starter.language));
  return languages
    .filter(({ id }) => (id === "sql") === (style === "sql"))
    .map((language) => {
      if (usable.has(language.id)) return { ...language };
      return { ...language, ready: false, because: language.ready ? "problem" : "missing" };
    });
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
