import { PASSWORD, emailOf, register, signIn } from "../lib/people.ts";
import { expect, test } from "../lib/site.ts";

test("ARCH-13 a student registers, reloads, signs out and signs in again", async ({ people }) => {
  const ada = await people.somebody("Ada Lovelace");
  await register(ada, "student");
  await expect(ada.page).toHaveURL(/\/dashboard$/);

  // The access token lives in memory only: a reload lives on the refresh cookie, which no script can read.
  await ada.page.reload();
  await expect(ada.page).toHaveURL(/\/dashboard$/);
  await expect(ada.page.getByRole("navigation", { name: "Modules" })).toBeVisible();
  const kept = await ada.page.evaluate(() => JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toMatch(/eyJ/);
  const cookie = (await ada.context.cookies()).find(({ name }) => name === "__Host-refresh");
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "Strict" });

  await ada.page.getByRole("button", { name: /Ada Lovelace/ }).click();
  await ada.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(ada.page).toHaveURL(/\/sign-in/);
  await ada.page.goto("/dashboard");
  await expect(ada.page).toHaveURL(/\/sign-in/);

  await signIn(ada, "not the password at all");
  await expect(ada.page.getByRole("alert")).toContainText("do not belong together");
  await signIn(ada);
  await expect(ada.page).toHaveURL(/\/dashboard$/);
});

test("ARCH-13 a second tab of the same browser is signed in, and signing out ends both", async ({ people }) => {
  const ada = await people.student("Ada");
  const second = await ada.context.newPage();
  await Promise.all([second.goto("/dashboard"), ada.page.reload()]);
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(ada.page.getByRole("heading", { level: 1 })).toBeVisible();

  await ada.page.getByRole("button", { name: /Ada/ }).click();
  await ada.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(ada.page).toHaveURL(/\/sign-in/);
  await second.reload();
  await expect(second).toHaveURL(/\/sign-in/);
});

test("G-2 the first admin comes by the set-up token and verifies an interviewer, who can then host", async ({ people, server }) => {
  const grace = await people.somebody("Grace");
  await register(grace, "interviewer");
  await expect(grace.page).toHaveURL(/\/board/);
  await expect(grace.page.getByText(/verif/i).first()).toBeVisible();
  // The key for a new room asks for nothing yet, and is not remembered for later.
  await expect(async () => {
    await grace.page.keyboard.press("n");
    await grace.page.keyboard.press("?");
    await expect(grace.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(grace.page.getByRole("dialog").getByText("New room")).toHaveCount(0);
  await grace.page.keyboard.press("Escape");
  await grace.page.goto(`${grace.origin}/board?create=true`);
  await expect(grace.page).toHaveURL(/\/board$/);

  const admin = await people.somebody("Root");
  await admin.page.goto("/setup");
  await admin.page.getByLabel("Set-up token").fill(server.setupToken);
  await admin.page.getByLabel("Name", { exact: true }).fill("Root");
  await admin.page.getByLabel("Email").fill(admin.email);
  await admin.page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await admin.page.getByRole("button", { name: "Create administrator" }).click();
  await expect(admin.page).toHaveURL(/\/admin$/);
  await admin.page.getByRole("row", { name: /Grace/ }).getByRole("button", { name: "Verify" }).click();
  await expect(admin.page.getByRole("row", { name: /Grace/ })).toContainText("Verified");

  // Her page has noticed, without a reload.
  await expect(grace.page.getByRole("button", { name: /New room/ }).first()).toBeEnabled();

  // The token works once.
  const other = await people.somebody("Other");
  await other.page.goto("/setup");
  await expect(other.page.getByText("This server is set up")).toBeVisible();
});

test("a second account with the same email is refused in words, beside the field", async ({ people }) => {
  await people.student("Ada");
  const other = await people.somebody("Ada");
  expect(other.email).toBe(emailOf("Ada"));
  await register(other, "student");
  await expect(other.page.getByText(/There is an account with this email already/)).toBeVisible();
});
