/** Languages a file can be written in: the name on the wire, the name people know, Monaco's name. */
export interface Language {
  id: string;
  name: string;
  monaco: string;
  extension: string;
  /** What lays a program out in `coding/formatting`, as people know it; null where nothing does. */
  formatter: string | null;
}

export const LANGUAGES: readonly Language[] = [
  { id: "python", name: "Python", monaco: "python", extension: "py", formatter: "Ruff" },
  { id: "javascript", name: "JavaScript", monaco: "javascript", extension: "js", formatter: "Prettier" },
  { id: "typescript", name: "TypeScript", monaco: "typescript", extension: "ts", formatter: "Prettier" },
  { id: "java", name: "Java", monaco: "java", extension: "java", formatter: "clang-format" },
  { id: "cpp", name: "C++", monaco: "cpp", extension: "cpp", formatter: "clang-format" },
  { id: "c", name: "C", monaco: "c", extension: "c", formatter: "clang-format" },
  { id: "go", name: "Go", monaco: "go", extension: "go", formatter: "gofmt" },
  { id: "rust", name: "Rust", monaco: "rust", extension: "rs", formatter: null },
  { id: "ruby", name: "Ruby", monaco: "ruby", extension: "rb", formatter: null },
  { id: "php", name: "PHP", monaco: "php", extension: "php", formatter: "Mago" },
  { id: "sql", name: "SQL", monaco: "sql", extension: "sql", formatter: "SQL Formatter" },
  { id: "markdown", name: "Markdown", monaco: "markdown", extension: "md", formatter: null },
  { id: "plaintext", name: "Plain text", monaco: "plaintext", extension: "txt", formatter: null },
];

const PLAIN: Language = { id: "plaintext", name: "Plain text", monaco: "plaintext", extension: "txt", formatter: null };

export function languageOf(id: string): Language {
  return LANGUAGES.find((language) => language.id === id) ?? PLAIN;
}

/** The language a file's name tells; null when it tells none. */
export function languageOfName(name: string): Language | null {
  const extension = name.split(".").at(-1)?.toLowerCase();
  return LANGUAGES.find((language) => language.extension === extension) ?? null;
}
