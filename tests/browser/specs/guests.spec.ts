import { PILLARS, admit, code, editorReady, focusEditor, inRoom, knock, meet, openPanel, openRoom } from "../lib/room.ts";
import { DESK, PHONE, screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

test("C-5 a guest comes by the link with a name alone, and comes back after a reload", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const guest = await people.somebody("Linus");
  const link = await openRoom(grace, "Two trees", { guests: true });
  await knock(guest, link);
  // The button that was pressed is gone; the keyboard is where it is said what happens.
  await expect(guest.page.getByRole("status").filter({ hasText: "Waiting to be let in" })).toBeFocused();
  await screens(guest.page, "lobby-waiting");
  const knocking = grace.page.getByRole("region", { name: "Waiting to join" });
  await expect(knocking).toBeVisible();
  for (const size of [DESK, PHONE]) {
    await grace.page.setViewportSize(size);
    const banner = await knocking.boundingBox();
    const code = await grace.page.getByRole("main").boundingBox();
    expect(banner !== null && code !== null && banner.y + banner.height <= code.y + 1).toBe(true);
  }
  await grace.page.setViewportSize(DESK);
  await screens(grace.page, "room-knock");
  await admit(grace, guest);
  await editorReady(guest.page);
  await focusEditor(guest.page);
  await guest.page.keyboard.type("from a guest");
  await expect.poll(() => code(grace.page)).toBe("from a guest");
  await guest.page.reload();
  await expect(inRoom(guest.page)).toBeVisible();
  await expect.poll(() => code(guest.page)).toBe("from a guest");
});

test("VC-8 a guest is told where the evaluation can be read, and is not sent to an archive they do not have", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const guest = await people.somebody("Linus");
  const link = await openRoom(grace, "Two trees", { guests: true });
  await knock(guest, link);
  await admit(grace, guest);
  const panel = await openPanel(grace.page, "Rubric");
  await expect(panel.getByText("Linus is a guest without an account", { exact: false })).toBeVisible();
  await expect(panel.getByText("Draft saved")).toHaveCount(0);
  for (const pillar of PILLARS) {
    await panel.getByRole("radiogroup", { name: `Rating of ${pillar}` }).getByRole("radio", { name: /^4:/ }).click();
  }
  await panel.getByRole("button", { name: "Submit evaluation" }).click();
  const confirm = grace.page.getByRole("dialog");
  await expect(confirm).toContainText("only the browser tab they joined with");
  await confirm.getByRole("button", { name: "Submit evaluation" }).click();
  await expect(panel.getByText("Evaluation submitted")).toBeVisible();
  await expect(panel.getByRole("link", { name: "Open the evaluation" })).toHaveAttribute("href", /^\/board\/evaluations\//);

  await expect(guest.page.getByText("Your evaluation is in: 80 of 100")).toBeVisible();
  await screens(guest.page, "room-result-guest");
  await guest.page.getByRole("button", { name: "Open it" }).click();
  const evaluation = guest.page.getByRole("dialog", { name: "Your evaluation" });
  await expect(evaluation.getByRole("meter", { name: "Composite score" })).toHaveAttribute("aria-valuenow", "80");
  await expect(evaluation.getByText("You can read it here once the interview has ended.")).toBeVisible();
  await guest.page.keyboard.press("Escape");
  await expect(inRoom(guest.page)).toBeVisible();

  await grace.page.getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("dialog").getByRole("button", { name: "End for all" }).click();
  await guest.page.getByRole("button", { name: "Read your evaluation" }).click();
  await expect(evaluation.getByText("Nothing was logged: no absence, no large paste.")).toBeVisible();
  // Nothing is urged that has been done.
  await expect(grace.page.getByText("Evaluation submitted")).toBeVisible();
  await expect(grace.page.getByText("Submit it while it is fresh.")).toHaveCount(0);
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
