import type { Draft } from "@/api";

/** What somebody has in the editor: a source for each language, and the input they try it with. */
export interface Workspace {
  language: string;
  sources: Readonly<Record<string, string>>;
  input: string;
}

export interface Starting {
  language: string;
  source: string;
}

/** What the editor opens with: what was saved, in a language that is offered here. */
export function workspaceOf(draft: Draft, starters: readonly Starting[]): Workspace {
  const sources = Object.fromEntries(draft.sources.map(({ language, source }) => [language, source]));
  const offered = starters.some((starter) => starter.language === draft.language);
  return { language: offered ? draft.language : (starters[0]?.language ?? draft.language), sources, input: draft.input };
}

/** The text of a language: what was written, or else what it starts with. */
export function sourceOf(workspace: Workspace, starters: readonly Starting[], language = workspace.language): string {
  return workspace.sources[language] ?? starterOf(starters, language);
}

export function starterOf(starters: readonly Starting[], language: string): string {
  return starters.find((starter) => starter.language === language)?.source ?? "";
}

export function withSource(workspace: Workspace, language: string, source: string): Workspace {
  return { ...workspace, sources: { ...workspace.sources, [language]: source } };
}

/** The same in another language, where that one is offered. */
export function inLanguage(workspace: Workspace, starters: readonly Starting[], language: string): Workspace {
  const isOffered = starters.some((starter) => starter.language === language);
  return isOffered && language !== workspace.language ? { ...workspace, language } : workspace;
}

/** Back to the starting text. */
export function withoutSource(workspace: Workspace, language: string): Workspace {
  const { [language]: _, ...sources } = workspace.sources;
  return { ...workspace, sources };
}

/** What is saved: texts that differ from what they started with. */
export function draftOf(workspace: Workspace, starters: readonly Starting[]): Draft {
  const sources = Object.entries(workspace.sources)
    .filter(([language, source]) => source !== starterOf(starters, language))
    .map(([language, source]) => ({ language, source }));
  return { language: workspace.language, sources, input: workspace.input };
}
