import type { Page } from "@playwright/test";
import { editorReady, inRoom, newFile, openRoom } from "../lib/room.ts";
import { DESK, PHONE, screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

/** How wide the page wants to be, beside how wide the window is. */
const widths = (page: Page) =>
  page.evaluate(() => ({
    window: innerWidth,
    page: document.documentElement.scrollWidth,
    widest: Math.max(...[...document.querySelectorAll("header, footer, main, nav")].map((node) => node.getBoundingClientRect().right)),
  }));

async function expectNothingOutside(page: Page): Promise<void> {
  await expect.poll(async () => {
    const { window, page: wanted, widest } = await widths(page);
    return wanted <= window && widest <= window + 0.5;
  }).toBe(true);
}

test("C-6 many files and a window that gets narrower leave every control in reach", async ({ people }) => {
  const { page } = await people.interviewer("Grace").then(async (grace) => {
    await openRoom(grace, "Eight files");
    return grace;
  });
  await editorReady(page);
  const names = ["lists.py", "trees_with_a_name_that_is_far_longer_than_a_tab_should_be.py", "graphs.py", "heaps.py", "strings.py", "numbers.py", "notes.md"];
  for (const name of names) await newFile(page, name);
  await expect(page.getByRole("tab")).toHaveCount(8);

  for (const size of [DESK, { width: 900, height: 860 }, PHONE]) {
    await page.setViewportSize(size);
    await expectNothingOutside(page);
    await expect(page.getByRole("tab", { name: "notes.md" })).toBeInViewport({ ratio: 0.9 });
    await expect(page.getByRole("button", { name: "New file" })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: "Actions for notes.md" })).toBeInViewport({ ratio: 1 });
    await expect(inRoom(page)).toBeInViewport({ ratio: 1 });
  }
  await page.setViewportSize(DESK);
  await screens(page, "room-many-files");
});

test("the dialog with the new room's link fits a phone", async ({ people }) => {
  const { page } = await people.interviewer("Grace", { viewport: PHONE });
  await page.getByRole("button", { name: "New room" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("From a phone");
  await dialog.getByRole("button", { name: "Create room" }).click();
  await expect(dialog.getByRole("link", { name: "Enter the room" })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole("button", { name: "Copy" })).toBeInViewport({ ratio: 1 });
  expect((await dialog.boundingBox())?.width).toBeLessThanOrEqual(PHONE.width);
  await screens(page, "room-made", { phone: false });
});
