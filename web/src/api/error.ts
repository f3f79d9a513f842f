import type { ErrorBody, ErrorCode } from "./types";

/** `offline`: no answer at all. `bad_answer`: an answer that is not the API's (a proxy's error page, for instance). */
export type ApiErrorCode = ErrorCode | "offline" | "bad_answer";

export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly code: ApiErrorCode,
    /** One plain sentence that can be shown. */
    message: string,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** The request field at fault. */
    readonly field?: string,
    readonly retryAfterS?: number,
  ) {
    super(message);
  }

  /** Trying the same request again later may work. */
  get transient(): boolean {
    return this.code === "offline" || this.code === "unavailable" || this.code === "too_many_requests" || this.status >= 500;
  }
}

export function isApiError(error: unknown, ...codes: ApiErrorCode[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

function isErrorBody(value: unknown): value is ErrorBody {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Partial<ErrorBody>).code === "string" &&
    typeof (value as Partial<ErrorBody>).message === "string"
  );
}

export const OFFLINE_MESSAGE = "The server cannot be reached. Check the connection and try again.";
const BAD_ANSWER_MESSAGE = "The server answered with something unexpected. Try again in a moment.";

export function offlineError(): ApiError {
  return new ApiError("offline", OFFLINE_MESSAGE, 0);
}

/** Reads the error body of a refused request. */
export async function errorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (!isErrorBody(body)) {
    const code = response.status === 503 ? "unavailable" : response.status === 429 ? "too_many_requests" : "bad_answer";
    return new ApiError(code, BAD_ANSWER_MESSAGE, response.status, undefined, retryAfter(response));
  }
  return new ApiError(
    body.code,
    body.message,
    response.status,
    body.field ?? undefined,
    body.retry_after_s ?? retryAfter(response),
  );
}

function retryAfter(response: Response): number | undefined {
  const header = Number(response.headers.get("Retry-After") ?? "");
  return Number.isFinite(header) && header > 0 ? header : undefined;
}
