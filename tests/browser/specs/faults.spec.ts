import { received } from "../lib/media.ts";
import { chatLog, code, converged, editorReady, focusEditor, inRoom, meet, openPanel, say, saved } from "../lib/room.ts";
import { expect, test } from "../lib/site.ts";

test("C-6 ARCH-10 the server is killed while both type: both pages come back by themselves and nothing is lost", async ({
  people,
  server,
}) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  await editorReady(ada.page);
  await focusEditor(grace.page);
  await grace.page.keyboard.type("kept ");
  await converged(grace.page, ada.page);
  await focusEditor(ada.page);

  const typing = Promise.all([
    grace.page.keyboard.type("g".repeat(60), { delay: 40 }),
    ada.page.keyboard.type("a".repeat(60), { delay: 40 }),
  ]);
  await expect.poll(() => code(grace.page)).toMatch(/a/);
  await server.kill();
  await typing;
  await expect(ada.page.getByText("Reconnecting…").first()).toBeVisible();
  await expect(ada.page.locator("[data-save]")).toHaveAttribute("data-save", "offline");
  await say(ada.page, "said while nobody heard");
  await server.restart();

  const text = await converged(grace.page, ada.page);
  expect(text.match(/g/g)).toHaveLength(60);
  expect(text.match(/a/g)).toHaveLength(60);
  expect(text).toMatch(/^kept /);
  await openPanel(grace.page, "Chat");
  await expect(chatLog(grace.page)).toContainText("said while nobody heard");
  for (const { page } of [grace, ada]) {
    await expect(page.getByText("Reconnecting…")).toHaveCount(0);
    const now = await received(page);
    await expect.poll(async () => (await received(page)).framesDecoded, { timeout: 30_000 }).toBeGreaterThan(now.framesDecoded + 10);
  }
});

test("C-6 what the page called saved is there after SIGKILL, even when no browser remembers it", async ({ people, server }) => {
  const grace = await people.interviewer("Grace");
  const link = await meet(grace, await people.student("Ada"), "Two trees");
  await editorReady(grace.page);
  await focusEditor(grace.page);
  await grace.page.keyboard.type("this is durable");
  await saved(grace.page);
  await server.kill();
  await people.closeBrowsers();
  await server.restart();

  const again = await people.again(grace);
  await again.page.goto(link);
  await again.page.getByRole("button", { name: "Join room" }).click();
  await expect(inRoom(again.page)).toBeVisible();
  await expect.poll(() => code(again.page)).toBe("this is durable");
});
