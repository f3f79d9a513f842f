/** Languages a file can be written in: the name on the wire, the name people know, Monaco's name. */
export interface Language {
  id: string;
  name: string;
  monaco: string;
  extension: string;
}

export const LANGUAGES: readonly Language[] = [
  { id: "python", name: "Python", monaco: "python", extension: "py" },
  { id: "javascript", name: "JavaScript", monaco: "javascript", extension: "js" },
  { id: "typescript", name: "TypeScript", monaco: "typescript", extension: "ts" },
  { id: "java", name: "Java", monaco: "java", extension: "java" },
  { id: "cpp", name: "C++", monaco: "cpp", extension: "cpp" },
  { id: "c", name: "C", monaco: "c", extension: "c" },
  { id: "go", name: "Go", monaco: "go", extension: "go" },
  { id: "rust", name: "Rust", monaco: "rust", extension: "rs" },
  { id: "ruby", name: "Ruby", monaco: "ruby", extension: "rb" },
  { id: "php", name: "PHP", monaco: "php", extension: "php" },
  { id: "sql", name: "SQL", monaco: "sql", extension: "sql" },
  { id: "markdown", name: "Markdown", monaco: "markdown", extension: "md" },
  { id: "plaintext", name: "Plain text", monaco: "plaintext", extension: "txt" },
];

const PLAIN: Language = { id: "plaintext", name: "Plain text", monaco: "plaintext", extension: "txt" };

export function languageOf(id: string): Language {
  return LANGUAGES.find((language) => language.id === id) ?? PLAIN;
}

/** The language a file's name tells; null when it tells none. */
export function languageOfName(name: string): Language | null {
  const extension = name.split(".").at(-1)?.toLowerCase();
  return LANGUAGES.find((language) => language.extension === extension) ?? null;
}
