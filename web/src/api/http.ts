import { ApiError, errorFrom, offlineError } from "./error";
import { reachability } from "./reachability";

export const API_BASE = "/api/v1";

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
  /** Bearer token. */
  token?: string;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export function apiUrl(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return `${API_BASE}${path}${text === "" ? "" : `?${text}`}`;
}

/** Half of a character, as a cut emoji leaves it, is no text: the server would refuse all that it stands in. */
const encoded = (body: unknown) => JSON.stringify(body, (_, value: unknown) => (typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\uFFFD") : value));

/** Sends one request and answers the response when it is 2xx; throws ApiError otherwise. */
export async function send(method: Method, path: string, options: RequestOptions = {}): Promise<Response> {
  const headers = new Headers({ Accept: "application/json" });
  if (options.body !== undefined) headers.set("Content-Type", "application/json");
  if (options.token !== undefined) headers.set("Authorization", `Bearer ${options.token}`);
  let response: Response;
  try {
    response = await fetch(apiUrl(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? undefined : encoded(options.body),
      signal: options.signal,
      keepalive: options.keepalive,
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === "TimeoutError";
    if (options.signal?.aborted === true && !timedOut) throw error;
    reachability.set(false);
    throw offlineError();
  }
  reachability.set(true);
  if (!response.ok) throw await errorFrom(response);
  return response;
}

/** The JSON body; undefined for 204. */
export async function bodyOf<Body>(response: Response): Promise<Body> {
  if (response.status === 204) return undefined as Body;
  try {
    return (await response.json()) as Body;
  } catch {
    throw new ApiError("bad_answer", "The server's answer could not be read. Try again in a moment.", response.status);
  }
}
