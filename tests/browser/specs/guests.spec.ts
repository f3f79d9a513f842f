import { admit, code, editorReady, focusEditor, inRoom, knock, meet, openRoom } from "../lib/room.ts";
import { screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

test("C-5 a guest comes by the link with a name alone, and comes back after a reload", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const guest = await people.somebody("Linus");
  const link = await openRoom(grace, "Two trees", { guests: true });
  await knock(guest, link);
  await screens(guest.page, "lobby-waiting");
  await screens(grace.page, "room-knock", { phone: false });
  await admit(grace, guest);
  await editorReady(guest.page);
  await focusEditor(guest.page);
  await guest.page.keyboard.type("from a guest");
  await expect.poll(() => code(grace.page)).toBe("from a guest");
  await guest.page.reload();
  await expect(inRoom(guest.page)).toBeVisible();
  await expect.poll(() => code(guest.page)).toBe("from a guest");
});

test("C-5 without the host's leave there are no guests, and whoever is denied stays outside", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const guest = await people.somebody("Linus");
  const closed = await openRoom(grace, "Members only", { guests: false });
  await guest.page.goto(closed);
  await expect(guest.page.getByText("This room is for people with an account.")).toBeVisible();

  const open = await openRoom(grace, "Open", { guests: true });
  await knock(guest, open);
  await grace.page.getByRole("button", { name: "Deny Linus" }).click();
  await expect(guest.page.getByRole("heading", { name: "The host did not let you in" }).or(guest.page.getByText("The host did not let you in"))).toBeVisible();
  await expect(inRoom(guest.page)).toHaveCount(0);
});

test("C-6 an observer reads along and cannot write", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  const watcher = await people.student("Barbara");
  const link = await meet(grace, ada, "Two trees");
  await knock(watcher, link);
  await admit(grace, watcher, "observer");
  await editorReady(ada.page);
  await focusEditor(ada.page);
  await ada.page.keyboard.type("seen");
  await expect.poll(() => code(watcher.page)).toBe("seen");
  await focusEditor(watcher.page);
  await watcher.page.keyboard.type("not ");
  await ada.page.keyboard.type(" by all");
  await expect.poll(() => code(watcher.page)).toBe("seen by all");
  expect(await code(ada.page)).toBe("seen by all");
});

test("ARCH-10 a second tab takes the place over, and the first says so", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const link = await openRoom(grace, "Two trees");
  const second = await grace.context.newPage();
  await second.goto(link);
  await second.getByRole("button", { name: "Join room" }).click();
  await expect(inRoom(second)).toBeVisible();
  await expect(grace.page.getByText("This room is open in another tab")).toBeVisible();
});
