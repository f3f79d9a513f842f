import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../lib/axe.ts";
import { code, editor, focusEditor } from "../lib/room.ts";
import { screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

const result = (page: Page) => page.getByRole("region", { name: "Result" });
const draftSaved = (page: Page) => expect(page.locator("[data-save]")).toHaveAttribute("data-save", "saved");

/** Replaces what is in the editor, as a paste does: brackets are not closed by the editor. */
async function write(page: Page, source: string): Promise<void> {
  await editor(page).locator(".view-lines").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(source);
}

async function openPlayground(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Interviews", exact: true }).click();
  await page.getByRole("link", { name: "Playground" }).click();
  await expect(editor(page)).toBeVisible();
}

test("B-9 the playground runs a program on one's own input and says what became of it", async ({ people }) => {
  const { page } = await people.student("Ada");
  await openPlayground(page);
  await screens(page, "playground-empty");
  await page.getByRole("textbox", { name: "Input" }).fill("Grace");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result(page)).toContainText("Finished");
  await expect(result(page)).toContainText("Hello, Grace");
  await expect(result(page)).toContainText(/CPU time\d+ ms/);
  await expectNoAxeViolations(page, "the playground");
  await screens(page, "playground-finished");

  await write(page, "print('before')\nraise ValueError('no such luck')\n");
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText("Runtime error");
  await expect(result(page)).toContainText("before");
  await expect(result(page)).toContainText("ValueError: no such luck");
  await expectNoAxeViolations(page, "a failed run");
  await screens(page, "playground-failed");

  // One that does not end is stopped by hand, and the next can start at once.
  await write(page, "import time\ntime.sleep(60)\n");
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText(/Running, \d+\.\d s/);
  await screens(page, "playground-running", { phone: false });
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(result(page)).toContainText("You stopped it before it ended");
  await write(page, "print('x' * 100_000)\n");
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText("its beginning is shown");
});

test("B-9 a draft is kept for each language and survives a reload", async ({ people }) => {
  const { page } = await people.student("Ada");
  await openPlayground(page);
  await focusEditor(page);
  await page.keyboard.type("# mine");
  await page.getByRole("textbox", { name: "Input" }).fill("kept");
  await draftSaved(page);
  await page.getByRole("combobox", { name: "Language" }).click();
  await screens(page, "playground-languages", { phone: false });
  await page.getByRole("option", { name: "JavaScript" }).click();
  await expect.poll(() => code(page)).toContain("readFileSync");
  await draftSaved(page);

  await page.reload();
  await expect(page.getByRole("combobox", { name: "Language" })).toContainText("JavaScript");
  await expect(page.getByRole("textbox", { name: "Input" })).toHaveValue("kept");
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: "Python" }).click();
  await expect.poll(() => code(page)).toContain("# mine");

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start over" }).click();
  await screens(page, "playground-start-over", { phone: false });
  await page.getByRole("dialog").getByRole("button", { name: "Start over" }).click();
  await expect.poll(() => code(page)).not.toContain("# mine");
});

test("B-9 without a connection nothing is lost: the draft waits, and the run says that it did not happen", async ({ people }) => {
  const { page, context } = await people.student("Ada");
  await openPlayground(page);
  await context.setOffline(true);
  await focusEditor(page);
  await page.keyboard.type("# offline");
  await expect(page.locator("[data-save]")).toHaveAttribute("data-save", "failed");
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText("The server was not reached");
  await screens(page, "playground-offline", { phone: false });
  await context.setOffline(false);
  await draftSaved(page);
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText("Finished");
});

test("B-9 a full queue is said with the time to try again, and counts down", async ({ people }) => {
  const { page } = await people.student("Ada");
  await page.route("**/api/v1/judge/runs", (route) =>
    route.fulfill({
      status: 429,
      contentType: "application/json",
      body: JSON.stringify({ code: "too_many_requests", message: "Many programs are waiting to be run. What you wrote is kept.", retry_after_s: 3 }),
    }),
  );
  await openPlayground(page);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result(page)).toContainText("Many programs are waiting");
  await expect(page.getByRole("button", { name: /^In \d s$/ })).toBeDisabled();
  await page.unroute("**/api/v1/judge/runs");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result(page)).toContainText("Hello, world");
});
