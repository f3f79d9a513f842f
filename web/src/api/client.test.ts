import { QueryClient } from "@tanstack/react-query";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sendAuthorized } from "./client";
import { ApiError, errorFrom, isApiError } from "./error";
import { backoffMs, eventStreamParser, parseUserEvent } from "./events";
import { apiUrl, send } from "./http";
import { applyEvent } from "./queries";
import { reachability } from "./reachability";
import { session } from "./session";

const server = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  server.mockReset();
  vi.stubGlobal("fetch", server);
});

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

const SESSION = (token: string) => ({
  access_token: token,
  expires_at_ms: Date.now() + 900_000,
  user: { id: "u1", email: "a@example.org", display_name: "A", role: "student", verified: false, created_at_ms: 0 },
});

const bearer = (call: number) => new Headers(server.mock.calls[call]?.[1].headers).get("Authorization");

test("half of a character is sent as a mark in its place, and whole ones as they are", async () => {
  server.mockResolvedValueOnce(json({}));
  await send("PUT", "/draft", { body: { work: { text: "a\uD83D b 😀" } } });
  expect(JSON.parse(server.mock.calls[0]?.[1].body as string)).toEqual({ work: { text: "a\uFFFD b 😀" } });
});

describe("requests as the signed-in user", () => {
  test("ARCH-13 an expired token is renewed behind the scenes and the request repeated once", async () => {
    server.mockResolvedValueOnce(json(SESSION("old")));
    await session.login({ email: "a@example.org", password: "0123456789" });
    server
      .mockResolvedValueOnce(json({ code: "unauthenticated", message: "Expired." }, 401))
      .mockResolvedValueOnce(json(SESSION("new")))
      .mockResolvedValueOnce(json({ ok: true }));
    const response = await sendAuthorized("GET", "/me");
    expect(await response.json()).toEqual({ ok: true });
    expect([bearer(1), bearer(3)]).toEqual(["Bearer old", "Bearer new"]);
  });

  test("a second refusal is the caller's to handle", async () => {
    server.mockResolvedValueOnce(json(SESSION("one")));
    await session.login({ email: "a@example.org", password: "0123456789" });
    server
      .mockResolvedValueOnce(json({ code: "unauthenticated", message: "Expired." }, 401))
      .mockResolvedValueOnce(json(SESSION("two")))
      .mockResolvedValueOnce(json({ code: "unauthenticated", message: "Still no." }, 401));
    await expect(sendAuthorized("GET", "/me")).rejects.toMatchObject({ message: "Still no." });
    expect(server).toHaveBeenCalledTimes(4);
  });

  test("other refusals are not retried", async () => {
    server.mockResolvedValueOnce(json(SESSION("one")));
    await session.login({ email: "a@example.org", password: "0123456789" });
    server.mockResolvedValueOnce(json({ code: "forbidden", message: "Not yours." }, 403));
    await expect(sendAuthorized("GET", "/rooms/x")).rejects.toMatchObject({ code: "forbidden", status: 403 });
    expect(server).toHaveBeenCalledTimes(2);
  });
});

describe("errors", () => {
  test("carry what the server said", async () => {
    const error = await errorFrom(json({ code: "invalid", message: "Too short.", field: "password" }, 422));
    expect(error).toMatchObject({ code: "invalid", message: "Too short.", field: "password", status: 422, transient: false });
  });

  test("a proxy's page becomes a plain sentence, never its markup", async () => {
    const error = await errorFrom(new Response("<html>Bad gateway</html>", { status: 502 }));
    expect(error.code).toBe("bad_answer");
    expect(error.message).not.toContain("<");
    expect(error.transient).toBe(true);
  });

  test("Retry-After is read from the body, else from the header", async () => {
    expect((await errorFrom(json({ code: "too_many_requests", message: "Slow.", retry_after_s: 7 }, 429))).retryAfterS).toBe(7);
    expect((await errorFrom(new Response("", { status: 429, headers: { "Retry-After": "9" } }))).retryAfterS).toBe(9);
  });

  test("no answer is `offline`, and reachability follows", async () => {
    server.mockRejectedValueOnce(new TypeError("failed"));
    const error: unknown = await send("GET", "/setup").catch((caught: unknown) => caught);
    expect(isApiError(error, "offline")).toBe(true);
    expect(reachability.get()).toBe(false);
    server.mockResolvedValueOnce(json({}));
    await send("GET", "/setup");
    expect(reachability.get()).toBe(true);
  });

  test("a cancelled request stays a cancelled request", async () => {
    const abort = new AbortController();
    abort.abort();
    server.mockRejectedValueOnce(new DOMException("gone", "AbortError"));
    const error: unknown = await send("GET", "/setup", { signal: abort.signal }).catch((caught: unknown) => caught);
    expect(error).not.toBeInstanceOf(ApiError);
  });
});

test("queries leave out what is empty", () => {
  expect(apiUrl("/interviews", { q: "", before: null })).toBe("/api/v1/interviews");
  expect(apiUrl("/interviews", { q: "a b&c", before: "x" })).toBe("/api/v1/interviews?q=a+b%26c&before=x");
});

describe("G-5 the event stream", () => {
  test("is taken apart wherever the chunks break", () => {
    const text = ': hello\n\ndata: {"type":"resync"}\n\nevent: x\r\ndata: one\r\ndata: two\r\n\r\ndata:three\n\n';
    for (let size = 1; size <= text.length; size += 1) {
      const seen: string[] = [];
      const feed = eventStreamParser((data) => seen.push(data));
      for (let at = 0; at < text.length; at += size) feed(text.slice(at, at + size));
      expect(seen).toEqual(['{"type":"resync"}', "one\ntwo", "three"]);
    }
  });

  test("drops what it does not know", () => {
    expect(parseUserEvent('{"type":"room_changed","room_id":"r"}')).toEqual({ type: "room_changed", room_id: "r" });
    expect(parseUserEvent('{"type":"interviewers_changed"}')).toEqual({ type: "interviewers_changed" });
    expect(parseUserEvent('{"type":"something_new"}')).toBeNull();
    expect(parseUserEvent("not json")).toBeNull();
    expect(parseUserEvent("null")).toBeNull();
  });

  test("reconnects slower and slower, up to half a minute", () => {
    expect(backoffMs(0, () => 0)).toBe(500);
    expect(backoffMs(0, () => 1)).toBe(1000);
    expect(backoffMs(20, () => 1)).toBe(30_000);
  });

  test("A-12, E-9 a submitted interview makes dashboard and archive stale, and nothing else", async () => {
    const client = new QueryClient();
    for (const key of [["dashboard"], ["interviews", ""], ["interview", "i"], ["interviewers"], ["setup"]]) client.setQueryData(key, {});
    applyEvent(client, {
      type: "interview_submitted",
      interview: {
        id: "i",
        room_id: "r",
        title: "t",
        interviewer_name: "n",
        candidate_name: "c",
        candidate_user_id: "u",
        composite: 50,
        held_at_ms: 0,
        submitted_at_ms: 0,
      },
    });
    const stale = (key: string[]) => client.getQueryState(key)?.isInvalidated;
    expect([stale(["dashboard"]), stale(["interviews", ""]), stale(["interview", "i"])]).toEqual([true, true, true]);
    expect([stale(["interviewers"]), stale(["setup"])]).toEqual([false, false]);
  });

  test("C-1 a verification makes the interviewer's account and the admins' list stale, and nothing else", () => {
    const client = new QueryClient();
    for (const key of [["me"], ["interviewers"], ["rooms", "all"], ["dashboard"]]) client.setQueryData(key, {});
    applyEvent(client, { type: "interviewers_changed" });
    const stale = [["me"], ["interviewers"], ["rooms", "all"], ["dashboard"]].map((key) => client.getQueryState(key)?.isInvalidated);
    expect(stale).toEqual([true, true, false, false]);
  });
});
