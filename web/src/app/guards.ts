import type { Role, SessionState } from "@/api";

/** The three faces of the product; each belongs to one role (G-2). */
export type Portal = Role;

const HOMES = { student: "/dashboard", interviewer: "/board", admin: "/admin" } as const;

export function homeOf(role: Role) {
  return HOMES[role];
}

export type Admission =
  | { kind: "enter" }
  | { kind: "sign_in"; next: string }
  | { kind: "elsewhere"; to: (typeof HOMES)[Role] }
  | { kind: "unreachable" };

/** Who may see a page of `portal`, and where everybody else goes. */
export function admit(state: SessionState, portal: Portal, href: string): Admission {
  switch (state.status) {
    case "signed_in":
      return state.user.role === portal ? { kind: "enter" } : { kind: "elsewhere", to: homeOf(state.user.role) };
    case "signed_out":
      return { kind: "sign_in", next: href };
    default:
      return { kind: "unreachable" };
  }
}

/** Where to go after signing in: only ever a path of this site. */
export function safeNext(next: unknown): string | undefined {
  if (typeof next !== "string" || !next.startsWith("/")) return undefined;
  try {
    const url = new URL(next, "http://self.invalid");
    if (url.origin !== "http://self.invalid") return undefined;
    return url.pathname + url.search + url.hash;
  } catch {
    return undefined;
  }
}
