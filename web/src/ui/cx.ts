type ClassValue = string | false | null | undefined;

/** Joins class names, dropping the absent ones. */
export function cx(...values: ClassValue[]): string {
  return values.filter((value): value is string => typeof value === "string" && value !== "").join(" ");
}
