/** Languages a file can be written in: the name on the wire, the name people know, Monaco's name. */
export interface Language {
  id: string;
  name: string;
  monaco: string;
  extension: string;
  /** Columns of one step of indentation. */
  indent: number;
  /** What lays a program out in `coding/formatting`, as people know it; null where nothing does. */
  formatter: string | null;
}

export const LANGUAGES: readonly Language[] = [
  { id: "python", name: "Python", monaco: "python", extension: "py", indent: 4, formatter: "Ruff" },
  { id: "javascript", name: "JavaScript", monaco: "javascript", extension: "js", indent: 2, formatter: "Prettier" },
  { id: "typescript", name: "TypeScript", monaco: "typescript", extension: "ts", indent: 2, formatter: "Prettier" },
  { id: "java", name: "Java", monaco: "java", extension: "java", indent: 4, formatter: "clang-format" },
  { id: "cpp", name: "C++", monaco: "cpp", extension: "cpp", indent: 4, formatter: "clang-format" },
  { id: "c", name: "C", monaco: "c", extension: "c", indent: 4, formatter: "clang-format" },
  { id: "go", name: "Go", monaco: "go", extension: "go", indent: 4, formatter: "gofmt" },
  { id: "rust", name: "Rust", monaco: "rust", extension: "rs", indent: 4, formatter: null },
  { id: "ruby", name: "Ruby", monaco: "ruby", extension: "rb", indent: 2, formatter: null },
  { id: "php", name: "PHP", monaco: "php", extension: "php", indent: 4, formatter: null },
  { id: "sql", name: "SQL", monaco: "sql", extension: "sql", indent: 4, formatter: "SQL Formatter" },
  { id: "markdown", name: "Markdown", monaco: "markdown", extension: "md", indent: 4, formatter: null },
  { id: "plaintext", name: "Plain text", monaco: "plaintext", extension: "txt", indent: 4, formatter: null },
];

const PLAIN: Language = { id: "plaintext", name: "Plain text", monaco: "plaintext", extension: "txt", indent: 4, formatter: null };

export function languageOf(id: string): Language {
  return LANGUAGES.find((language) => language.id === id) ?? PLAIN;
}

/** The language a file's name tells; null when it tells none. */
export function languageOfName(name: string): Language | null {
  const extension = name.split(".").at(-1)?.toLowerCase();
  return LANGUAGES.find((language) => language.extension === extension) ?? null;
}
