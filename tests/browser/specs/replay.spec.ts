import { expectNoAxeViolations } from "../lib/axe.ts";
import { converged, editorReady, focusEditor, meet, say } from "../lib/room.ts";
import { screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

test("C-6 C-8 afterwards both open the recording and scrub through the code, with the chat on the same axis", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  const link = await meet(grace, ada, "Two trees");
  await editorReady(ada.page);
  await focusEditor(ada.page);
  await ada.page.keyboard.type("first", { delay: 30 });
  await converged(grace.page, ada.page);
  await say(grace.page, "And now the second");
  await focusEditor(ada.page);
  await ada.page.keyboard.type(" second", { delay: 30 });
  await converged(grace.page, ada.page);
  await grace.page.getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("alertdialog").or(grace.page.getByRole("dialog")).getByRole("button", { name: "End for all" }).click();

  for (const person of [grace, ada]) {
    const { page } = person;
    await page.getByRole("link", { name: "Watch the recording" }).click();
    await expect(page).toHaveURL(`${link}/replay`);
    const scrubber = page.getByRole("slider").first();
    await expect(scrubber).toBeVisible();
    await scrubber.focus();
    await page.keyboard.press("End");
    await expect(page.locator("main")).toContainText("first second");
    await page.keyboard.press("Home");
    await expect(page.locator("main")).not.toContainText("first second");
    await expect(page.getByText("And now the second").first()).toBeAttached();
    await page.keyboard.press("End");
    await expect(page.locator("main")).toContainText("first second");
  }
  // The keys that the page promises work from inside the code, too.
  const { page } = grace;
  await page.locator(".monaco-editor .view-lines").click();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(page.getByRole("slider").first()).not.toHaveAttribute("aria-valuetext", /^(\S+) of \1$/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expectNoAxeViolations(grace.page, "the replay");
  await screens(grace.page, "replay");

  // Signing out in one tab takes the recording off the screen in the others.
  const settings = await ada.context.newPage();
  await settings.goto(`${ada.origin}/settings`);
  await settings.getByRole("button", { name: "Sign out" }).click();
  await expect(ada.page.getByRole("heading", { name: "Sign in to open this recording" })).toBeVisible();
  await expect(ada.page.getByText("first second")).toHaveCount(0);
});
