import { useSyncExternalStore } from "react";
import { ApiError, isApiError } from "./error";
import { bodyOf, send } from "./http";
import type { LoginRequest, RegisterRequest, SessionResponse, SetupRequest, User } from "./types";

/*
 * Who is signed in, in this browser. The access token lives in memory only; the refresh token is a cookie that
 * scripts cannot read. Tabs share one cookie, so they refresh one at a time (a lock) and hand each other what they got
 * (a broadcast channel); signing in or out in one tab does so in all.
 */

export type SessionState =
  | { status: "unknown" }
  /** The server could not be asked; the session may well be fine. */
  | { status: "unreachable"; error: ApiError }
  | { status: "signed_out" }
  | { status: "signed_in"; user: User };

interface Tokens {
  access: string;
  /** By this machine's clock. */
  expiresAtMs: number;
}

type TabMessage = { type: "session"; user: User; tokens: Tokens } | { type: "signed_out" };

/** Remembers that a refresh cookie may exist, and whose: first-time visitors cause no failing request. */
const HINT_KEY = "ix-signed-in";
const LOCK = "ix-refresh";
const REFRESH_EARLY_MS = 30_000;
/** A request that hangs must not keep the lock from other tabs. */
const TIMEOUT_MS = 20_000;

export interface SessionEnvironment {
  now: () => number;
  /** Runs one at a time over all tabs of this browser. */
  exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  channel: Pick<BroadcastChannel, "postMessage" | "addEventListener"> | null;
}

export class Session {
  private state: SessionState = { status: "unknown" };
  private tokens: Tokens | null = null;
  private lastUser: User | null = null;
  private refreshing: Promise<boolean> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly environment: SessionEnvironment) {
    environment.channel?.addEventListener("message", (event) => this.hear((event as MessageEvent<TabMessage>).data));
  }

  readonly get = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get user(): User | null {
    return this.state.status === "signed_in" ? this.state.user : null;
  }

  /** Who is signed in, or was until a moment ago: pages that are being left still have a name to show. */
  get knownUser(): User | null {
    return this.user ?? this.lastUser;
  }

  /** Settles what the state is, asking the server once when a session may exist. */
  async ready(): Promise<SessionState> {
    if (this.state.status === "unknown" || this.state.status === "unreachable") {
      if (localStorage.getItem(HINT_KEY) === null) this.become({ status: "signed_out" }, null);
      else await this.refresh().catch(() => false);
    }
    return this.state;
  }

  /** A token good for at least half a minute, or null when signed out. Throws `offline` when it cannot be renewed now. */
  async token(): Promise<string | null> {
    if (this.state.status === "unknown" || this.state.status === "unreachable") await this.ready();
    if (this.state.status === "unreachable") throw this.state.error;
    if (this.state.status !== "signed_in") return null;
    if (!this.fresh()) await this.refresh();
    return this.tokens?.access ?? null;
  }

  /** The server refused `token`: gets another one. Answers false when signed out. */
  async renew(token: string): Promise<boolean> {
    if (this.tokens !== null && this.tokens.access !== token) return true;
    this.tokens = null;
    return this.refresh();
  }

  async login(request: LoginRequest): Promise<User> {
    return this.open("/auth/login", request);
  }

  async register(request: RegisterRequest): Promise<User> {
    return this.open("/auth/register", request);
  }

  async setUp(request: SetupRequest): Promise<User> {
    return this.open("/setup", request);
  }

  /** Ends the session on the server and in every tab. Throws when the server could not be told: the cookie still lives. */
  async logout(): Promise<void> {
    const token = await this.token().catch(() => null);
    await send("POST", "/auth/logout", token === null ? {} : { token });
    this.forget();
  }

  /** What the server now says of the signed-in user. */
  update(user: User) {
    if (this.user?.id === user.id) this.become({ status: "signed_in", user }, this.tokens);
  }

  private async open(path: string, request: LoginRequest | RegisterRequest | SetupRequest): Promise<User> {
    return this.environment.exclusively(async () => {
      const response = await send("POST", path, { body: request, signal: AbortSignal.timeout(TIMEOUT_MS) });
      const session = await bodyOf<SessionResponse>(response);
      this.adopt(session, response);
      return session.user;
    });
  }

  private fresh(): boolean {
    return this.tokens !== null && this.tokens.expiresAtMs - REFRESH_EARLY_MS > this.environment.now();
  }

  /** One refresh at a time, in this tab and among tabs. */
  private refresh(): Promise<boolean> {
    this.refreshing ??= this.environment
      .exclusively(async () => {
        // While this tab waited for the lock, another may have handed over what it got.
        if (this.fresh()) return true;
        const response = await send("POST", "/auth/refresh", { signal: AbortSignal.timeout(TIMEOUT_MS) });
        this.adopt(await bodyOf<SessionResponse>(response), response);
        return true;
      })
      .catch((error: unknown) => {
        if (isApiError(error, "unauthenticated", "wrong_credentials")) {
          this.forget();
          return false;
        }
        if (this.state.status !== "signed_in" && error instanceof ApiError) this.become({ status: "unreachable", error }, null);
        throw error;
      })
      .finally(() => {
        this.refreshing = null;
      });
    return this.refreshing;
  }

  private adopt(session: SessionResponse, response: Response) {
    const tokens = {
      access: session.access_token,
      expiresAtMs: expiryByLocalClock(session.expires_at_ms, response.headers.get("Date"), this.environment.now()),
    };
    localStorage.setItem(HINT_KEY, session.user.role);
    this.become({ status: "signed_in", user: session.user }, tokens);
    this.environment.channel?.postMessage({ type: "session", user: session.user, tokens } satisfies TabMessage);
  }

  private forget() {
    localStorage.removeItem(HINT_KEY);
    this.become({ status: "signed_out" }, null);
    this.environment.channel?.postMessage({ type: "signed_out" } satisfies TabMessage);
  }

  private hear(message: TabMessage) {
    if (message.type === "session") this.become({ status: "signed_in", user: message.user }, message.tokens);
    else this.become({ status: "signed_out" }, null);
  }

  private become(state: SessionState, tokens: Tokens | null) {
    const same =
      state.status === this.state.status &&
      (state.status === "signed_out" ||
        (state.status === "signed_in" && JSON.stringify(state.user) === JSON.stringify(this.user)));
    this.tokens = tokens;
    if (state.status === "signed_in") this.lastUser = state.user;
    if (same) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** The role of who was signed in last, before the server has said whether they still are: only good for loading ahead. */
export function likelyRole(): string | null {
  return localStorage.getItem(HINT_KEY);
}

/** The server's expiry on this machine's clock, which may be wrong by hours; never less than a minute from now. */
export function expiryByLocalClock(expiresAtMs: number, dateHeader: string | null, now: number): number {
  const serverNow = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  const skew = Number.isNaN(serverNow) ? 0 : now - serverNow;
  return Math.max(expiresAtMs + skew, now + 60_000);
}

function browserEnvironment(): SessionEnvironment {
  return {
    now: () => Date.now(),
    exclusively: (work) => ("locks" in navigator ? navigator.locks.request(LOCK, work) : work()),
    channel: "BroadcastChannel" in globalThis ? new BroadcastChannel("ix-session") : null,
  };
}

export const session = new Session(browserEnvironment());

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.get);
}

/** The signed-in user; only for pages behind a guard. */
export function useUser(): User {
  const user = useSyncExternalStore(session.subscribe, () => session.knownUser);
  if (user === null) throw new ApiError("unauthenticated", "Sign in to go on.", 401);
  return user;
}
