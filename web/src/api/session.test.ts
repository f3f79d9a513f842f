import { beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "./error";
import { Session, expiryByLocalClock } from "./session";
import type { SessionResponse, User } from "./types";

const ASHA: User = { id: "u1", email: "asha@example.org", display_name: "Asha", role: "student", verified: false, created_at_ms: 0 };
const T0 = 1_700_000_000_000;
const MINUTE = 60_000;

function answer(token: string, lifetimeMs = 15 * MINUTE, user = ASHA): Response {
  const body: SessionResponse = { access_token: token, expires_at_ms: T0 + lifetimeMs, user };
  return new Response(JSON.stringify(body), { status: 200, headers: { Date: new Date(T0).toUTCString() } });
}

const refused = (status: number, code: string) => new Response(JSON.stringify({ code, message: "No." }), { status });

/** Tabs of one browser: one lock, one channel, and one server behind `fetch`. */
function browser() {
  let queue: Promise<unknown> = Promise.resolve();
  const heard: ((event: MessageEvent) => void)[] = [];
  const clock = { now: T0 };
  const tab = () => {
    let mine: ((event: MessageEvent) => void) | undefined;
    return new Session({
      now: () => clock.now,
      exclusively: (work) => {
        const turn = queue.then(work, work);
        queue = turn.catch(() => undefined);
        return turn;
      },
      channel: {
        postMessage: (data: unknown) => {
          for (const hear of heard) if (hear !== mine) hear(new MessageEvent("message", { data }));
        },
        addEventListener: (_: string, listener: unknown) => {
          mine = listener as (event: MessageEvent) => void;
          heard.push(mine);
        },
      },
    });
  };
  return { tab, clock };
}

const server = vi.fn<(path: string) => Promise<Response>>();

beforeEach(() => {
  server.mockReset();
  vi.stubGlobal("fetch", (input: string) => server(input));
});

describe("ARCH-13 silent refresh", () => {
  test("a first visit asks nothing of the server", async () => {
    const { tab } = browser();
    expect(await tab().ready()).toEqual({ status: "signed_out" });
    expect(server).not.toHaveBeenCalled();
  });

  test("after a reload the cookie brings the session back", async () => {
    localStorage.setItem("ix-signed-in", "1");
    server.mockResolvedValue(answer("a1"));
    const { tab } = browser();
    const session = tab();
    expect(await session.ready()).toEqual({ status: "signed_in", user: ASHA });
    expect(await session.token()).toBe("a1");
    expect(server).toHaveBeenCalledTimes(1);
  });

  test("the access token is never stored", async () => {
    server.mockResolvedValue(answer("secret-token"));
    const { tab } = browser();
    await tab().login({ email: ASHA.email, password: "long enough" });
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("secret-token");
  });

  test("many requests with an old token cause one refresh", async () => {
    server.mockResolvedValueOnce(answer("a1")).mockResolvedValueOnce(answer("a2", 30 * MINUTE));
    const { tab, clock } = browser();
    const session = tab();
    await session.login({ email: ASHA.email, password: "long enough" });
    clock.now = T0 + 15 * MINUTE - 10_000;
    const tokens = await Promise.all([session.token(), session.token(), session.token()]);
    expect(tokens).toEqual(["a2", "a2", "a2"]);
    expect(server).toHaveBeenCalledTimes(2);
  });

  test("two tabs whose tokens run out at once refresh once, and share what they got", async () => {
    server.mockResolvedValueOnce(answer("a1")).mockResolvedValueOnce(answer("a2", 30 * MINUTE));
    const { tab, clock } = browser();
    const [one, two] = [tab(), tab()];
    await one.login({ email: ASHA.email, password: "long enough" });
    expect(two.user).toEqual(ASHA);
    clock.now = T0 + 15 * MINUTE;
    expect(await Promise.all([one.token(), two.token()])).toEqual(["a2", "a2"]);
    expect(server.mock.calls.filter(([path]) => path.endsWith("/auth/refresh"))).toHaveLength(1);
  });

  test("a token that the server refuses is renewed once, though several requests were refused", async () => {
    server.mockResolvedValueOnce(answer("a1")).mockResolvedValueOnce(answer("a2"));
    const { tab } = browser();
    const session = tab();
    await session.login({ email: ASHA.email, password: "long enough" });
    expect(await Promise.all([session.renew("a1"), session.renew("a1")])).toEqual([true, true]);
    expect(await session.renew("a1")).toBe(true);
    expect(server).toHaveBeenCalledTimes(2);
  });

  test("a refused refresh signs out every tab and leaves no hint", async () => {
    server.mockResolvedValueOnce(answer("a1")).mockResolvedValueOnce(refused(401, "unauthenticated"));
    const { tab, clock } = browser();
    const [one, two] = [tab(), tab()];
    await one.login({ email: ASHA.email, password: "long enough" });
    clock.now = T0 + 20 * MINUTE;
    expect(await one.token()).toBeNull();
    expect([one.get().status, two.get().status]).toEqual(["signed_out", "signed_out"]);
    expect(localStorage.getItem("ix-signed-in")).toBeNull();
  });

  test("a server that cannot be reached signs nobody out", async () => {
    server.mockResolvedValueOnce(answer("a1")).mockRejectedValueOnce(new TypeError("no route"));
    const { tab, clock } = browser();
    const session = tab();
    await session.login({ email: ASHA.email, password: "long enough" });
    clock.now = T0 + 20 * MINUTE;
    await expect(session.token()).rejects.toMatchObject({ code: "offline" });
    expect(session.get().status).toBe("signed_in");
  });

  test("at the first visit such a server is told apart from being signed out, and asked again", async () => {
    localStorage.setItem("ix-signed-in", "1");
    server.mockRejectedValueOnce(new TypeError("no route")).mockResolvedValueOnce(answer("a1"));
    const { tab } = browser();
    const session = tab();
    const state = await session.ready();
    expect(state.status).toBe("unreachable");
    expect(state.status === "unreachable" && state.error).toBeInstanceOf(ApiError);
    expect((await session.ready()).status).toBe("signed_in");
  });

  test("signing out ends the session in all tabs, but only once the server knows", async () => {
    server
      .mockResolvedValueOnce(answer("a1"))
      .mockRejectedValueOnce(new TypeError("no route"))
      .mockResolvedValueOnce(new Response(null, { status: 204 }));
    const { tab } = browser();
    const [one, two] = [tab(), tab()];
    await one.login({ email: ASHA.email, password: "long enough" });
    await expect(one.logout()).rejects.toMatchObject({ code: "offline" });
    expect(one.get().status).toBe("signed_in");
    await one.logout();
    expect([one.get().status, two.get().status]).toEqual(["signed_out", "signed_out"]);
  });

  test("listeners hear a change once, and nothing when the token alone changes", async () => {
    server.mockResolvedValueOnce(answer("a1")).mockResolvedValueOnce(answer("a2", 30 * MINUTE));
    const { tab, clock } = browser();
    const session = tab();
    const listener = vi.fn();
    session.subscribe(listener);
    await session.login({ email: ASHA.email, password: "long enough" });
    clock.now = T0 + 15 * MINUTE;
    await session.token();
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe("expiry by a clock that may be wrong", () => {
  test("is moved by as much as this machine's clock is off", () => {
    const serverDate = new Date(T0).toUTCString();
    expect(expiryByLocalClock(T0 + 15 * MINUTE, serverDate, T0 + 3 * 3_600_000)).toBe(T0 + 3 * 3_600_000 + 15 * MINUTE);
    expect(expiryByLocalClock(T0 + 15 * MINUTE, null, T0)).toBe(T0 + 15 * MINUTE);
  });
  test("is never so near that every request would refresh", () => {
    expect(expiryByLocalClock(T0 - MINUTE, null, T0)).toBe(T0 + MINUTE);
  });
});
