const UPPER = new Set(["api", "sql", "ux", "ui", "ml", "ai", "http", "css", "cpu", "io", "dns", "tcp", "ci", "cd", "nlp", "llm", "etl", "os"]);

/** "api-design" as people write it: "API design". */
export function topicName(slug: string): string {
  const words = slug.split("-").map((word) => (UPPER.has(word) ? word.toUpperCase() : word));
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
