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
    await page.getByRole("link", { name: "Open the replay" }).click();
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
  await expectNoAxeViolations(grace.page, "the replay");
  await screens(grace.page, "replay");
});
