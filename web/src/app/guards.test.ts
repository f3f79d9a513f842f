import { describe, expect, test } from "vitest";
import { ApiError, type SessionState, type User } from "@/api";
import { admit, homeOf, safeNext } from "./guards";
import { MODULES } from "./student-layout";

const signedIn = (role: User["role"]): SessionState => ({
  status: "signed_in",
  user: { id: "u", email: "u@example.org", display_name: "U", role, verified: true, created_at_ms: 0 },
});

describe("G-2 each role has a portal of its own", () => {
  test("everybody enters theirs", () => {
    for (const role of ["student", "interviewer", "admin"] as const) {
      expect(admit(signedIn(role), role, "/x")).toEqual({ kind: "enter" });
    }
  });
  test("a student at an interviewer's address is taken home, and the other way round", () => {
    expect(admit(signedIn("student"), "interviewer", "/board")).toEqual({ kind: "elsewhere", to: "/dashboard" });
    expect(admit(signedIn("interviewer"), "student", "/dashboard")).toEqual({ kind: "elsewhere", to: "/board" });
    expect(admit(signedIn("interviewer"), "admin", "/admin")).toEqual({ kind: "elsewhere", to: "/board" });
    expect(admit(signedIn("admin"), "student", "/dashboard")).toEqual({ kind: "elsewhere", to: "/admin" });
  });
  test("homes differ", () => {
    expect(new Set([homeOf("student"), homeOf("interviewer"), homeOf("admin")]).size).toBe(3);
  });
  test("strangers sign in first and come back to where they were going", () => {
    expect(admit({ status: "signed_out" }, "student", "/archive/i1?q=a")).toEqual({ kind: "sign_in", next: "/archive/i1?q=a" });
  });
  test("a server that does not answer sends nobody to the sign-in page", () => {
    const state: SessionState = { status: "unreachable", error: new ApiError("offline", "No.", 0) };
    expect(admit(state, "student", "/dashboard")).toEqual({ kind: "unreachable" });
  });
});

test("where to go after signing in is a path of this site, or nothing", () => {
  expect(safeNext("/r/bcdf-ghjk-lmnp?a=1#b")).toBe("/r/bcdf-ghjk-lmnp?a=1#b");
  for (const bad of ["https://evil.example/", "//evil.example/x", "/\\evil.example", "javascript:alert(1)", "", undefined, 3]) {
    expect(safeNext(bad)).toBeUndefined();
  }
});

test("G-3 the student portal has exactly the twelve modules, by name and in order", () => {
  expect(MODULES.map((module) => module.label)).toEqual([
    "Dashboard",
    "Interviews",
    "Live Interview",
    "Schedule",
    "Analytics",
    "Gamified Learning",
    "Portfolio and Projects",
    "Challenge Arena",
    "Resume Analyser",
    "Additional Skills",
    "Settings",
    "Support",
  ]);
});
