import { isApiError } from "@/api";

const UNKNOWN = "Something unexpected went wrong on this page. Reload it and try again.";

/** What went wrong, in one sentence that can be shown. */
export function problemText(error: unknown): string {
  if (!isApiError(error)) return UNKNOWN;
  if (error.retryAfterS !== undefined) return `${error.message} (in ${error.retryAfterS} s)`;
  return error.message;
}

/** The field the server found fault with, when it is one of `fields`. */
export function problemField<Name extends string>(error: unknown, fields: readonly Name[]): Name | undefined {
  if (!isApiError(error)) return undefined;
  if (error.code === "email_taken") return fields.find((field) => field === "email");
  return fields.find((field) => field === error.field);
}
