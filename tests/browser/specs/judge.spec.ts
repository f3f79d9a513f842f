import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../lib/axe.ts";
import { admit, code, converged, editor, editorReady, focusEditor, inRoom, knock, meet } from "../lib/room.ts";
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

test("B-9 C-6 a run in the room is seen by everybody, stays after a reload, and is in the recording", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  const link = await meet(grace, ada, "Two trees");
  const alan = await people.student("Alan");
  await knock(alan, link);
  await admit(grace, alan, "observer");
  const drawer = (page: Page) => page.getByRole("region", { name: "Output", exact: true }).first();

  await editorReady(ada.page);
  await focusEditor(ada.page);
  await ada.page.keyboard.insertText("import time\ntime.sleep(1)\nprint('sum', sum(map(int, input().split())))\n");
  await converged(grace.page, ada.page);
  await ada.page.getByRole("button", { name: "Input for the run" }).click();
  await ada.page.getByRole("textbox", { name: "Input for the run" }).fill("4 5");
  await screens(ada.page, "room-run-input", { phone: false });
  await ada.page.keyboard.press("Escape");
  await ada.page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(drawer(grace.page)).toContainText("Ada runs main.py");
  await screens(grace.page, "room-run-under-way", { phone: false });
  for (const { page } of [grace, ada, alan]) {
    await expect(drawer(page)).toContainText("Ada ran main.py");
    await expect(drawer(page)).toContainText("Finished");
    await expect(drawer(page)).toContainText("sum 9");
    await expect(drawer(page)).toContainText(/CPU time\d+ ms/);
  }

  // An observer is told why not; the others run it with the keyboard, too.
  const button = alan.page.getByRole("button", { name: "Run", exact: true });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await button.focus();
  await expect(alan.page.getByRole("tooltip")).toContainText("You are an observer");
  await screens(alan.page, "room-run-observer", { phone: false });
  await focusEditor(grace.page);
  await grace.page.keyboard.press("Control+Enter");
  await expect(drawer(ada.page)).toContainText("Grace ran main.py");
  await expect(drawer(ada.page)).toContainText("Runtime error");
  await expect(drawer(ada.page)).toContainText("EOFError");
  await expectNoAxeViolations(ada.page, "the room with a result");
  await screens(ada.page, "room-run-failed");

  await ada.page.reload();
  await expect(inRoom(ada.page)).toBeVisible();
  await expect(drawer(ada.page)).toContainText("Grace ran main.py");
  await drawer(ada.page).getByRole("button", { name: "Earlier run" }).click();
  await expect(drawer(ada.page)).toContainText("sum 9");
  await screens(ada.page, "room-run");

  await grace.page.getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("alertdialog").or(grace.page.getByRole("dialog")).getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("link", { name: "Open the replay" }).click();
  const lane = grace.page.getByRole("group", { name: "Code runs" });
  await expect(lane.getByRole("button")).toHaveCount(2);
  await lane.getByRole("button", { name: /^Ada ran main\.py: finished, / }).click();
  await expect(grace.page.getByRole("region", { name: "Log" })).toContainText("sum 9");
  await screens(grace.page, "replay-run");
  await grace.page.getByRole("button", { name: /Grace ran main\.py: runtime error/ }).last().click();
  await expect(grace.page.getByRole("region", { name: "Log" })).toContainText("EOFError");
  await expectNoAxeViolations(grace.page, "the replay with a run");
});
