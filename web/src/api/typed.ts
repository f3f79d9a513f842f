import type { Method, Query, RequestOptions } from "./http";
import type { paths } from "./schema";

/*
 * Requests typed by the server's OpenAPI document: a path that does not exist, a missing parameter or a body of
 * another shape does not compile.
 */

export type Verb = "get" | "put" | "post" | "delete";

type Operation<P extends keyof paths, V extends Verb> = NonNullable<paths[P][V]>;

/** Paths that answer to a verb. */
export type PathsOf<V extends Verb> = {
  [P in keyof paths]: [Operation<P, V>] extends [never] ? never : P;
}[keyof paths];

type JsonIn<Container> = Container extends { content: { "application/json": infer Body } } ? Body : undefined;

/** What a 2xx answer carries; undefined without a body. */
export type AnswerOf<P extends keyof paths, V extends Verb> =
  Operation<P, V> extends { responses: infer Responses }
    ? { [Status in keyof Responses]: Status extends 200 | 201 | 204 ? JsonIn<Responses[Status]> : never }[keyof Responses]
    : never;

type BodyOf<P extends keyof paths, V extends Verb> =
  Operation<P, V> extends { requestBody: infer Body } ? { body: JsonIn<Body> } : { body?: undefined };

type ParametersOf<P extends keyof paths, V extends Verb, Where extends "path" | "query"> =
  Operation<P, V> extends { parameters: infer Parameters } ? (Where extends keyof Parameters ? NonNullable<Parameters[Where]> : never) : never;

type PathOf<P extends keyof paths, V extends Verb> = [ParametersOf<P, V, "path">] extends [never]
  ? { path?: undefined }
  : { path: ParametersOf<P, V, "path"> };

export type InputOf<P extends keyof paths, V extends Verb> = BodyOf<P, V> &
  PathOf<P, V> & { query?: Partial<ParametersOf<P, V, "query">>; signal?: AbortSignal };

const BASE = "/api/v1";

/** The method, the path below the API's base with its parameters filled in, and the rest of a request. */
export function fill(
  verb: Verb,
  path: string,
  input: { path?: object; query?: object; body?: unknown; signal?: AbortSignal },
): [Method, string, Omit<RequestOptions, "token">] {
  const values = new Map(Object.entries(input.path ?? {}));
  const filled = path.slice(BASE.length).replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(values.get(name))));
  return [
    verb.toUpperCase() as Method,
    filled,
    { body: input.body, signal: input.signal, query: input.query as Query | undefined },
  ];
}
