import { expect, test } from "vitest";
import { checkAccount, checkSignIn, isClean } from "./check";

const fine = { email: "asha@example.org", password: "0123456789", display_name: "Asha" };

test("what the server accepts passes", () => {
  expect(isClean(checkAccount(fine))).toBe(true);
  expect(isClean(checkAccount({ ...fine, password: "é".repeat(128), display_name: "李".repeat(60) }))).toBe(true);
  expect(isClean(checkSignIn({ email: " asha@example.org ", password: "x" }))).toBe(true);
});

test("what it would refuse is said before asking", () => {
  expect(Object.keys(checkAccount({ email: "asha", password: "short", display_name: " " })).sort()).toEqual(["display_name", "email", "password"]);
  expect(checkAccount({ ...fine, password: "x".repeat(129) })).toHaveProperty("password");
  expect(checkAccount({ ...fine, display_name: "x".repeat(61) })).toHaveProperty("display_name");
  expect(checkAccount({ ...fine, token: "  " })).toHaveProperty("token");
  expect(Object.keys(checkSignIn({ email: "", password: "" })).sort()).toEqual(["email", "password"]);
});
