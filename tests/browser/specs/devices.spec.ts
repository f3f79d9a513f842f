import { received } from "../lib/media.ts";
import { admit, knock, meet, openPanel } from "../lib/room.ts";
import { screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

const tile = (page: import("@playwright/test").Page, name: string) =>
  page.getByRole("complementary", { name: "Video" }).getByRole("listitem", { name, exact: true });

test("C-5 a screen is shared, looked at in full, and taken back, without joining again", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  const { connections } = await received(ada.page);
  await ada.page.getByRole("button", { name: "Share screen" }).click();
  await expect(tile(ada.page, "You are sharing your screen")).toBeVisible();
  await expect(tile(grace.page, "Ada's screen").locator("video")).toBeVisible();
  await expect.poll(async () => (await received(grace.page)).videoStreams).toBe(2);
  await grace.page.getByRole("button", { name: "Enlarge Ada's screen" }).click();
  await expect(grace.page.getByRole("button", { name: "Back to the code" })).toBeVisible();
  await screens(grace.page, "room-screen", { phone: false });
  await grace.page.keyboard.press("Escape");
  await expect(grace.page.getByRole("button", { name: "Back to the code" })).toHaveCount(0);
  await ada.page.getByRole("button", { name: "Stop sharing screen" }).click();
  await expect(tile(grace.page, "Ada's screen")).toHaveCount(0);
  // What has ended has no figures any more.
  await grace.page.getByRole("button", { name: "More", exact: true }).click();
  await grace.page.getByRole("menuitem", { name: "Connection figures" }).click();
  const figures = grace.page.getByRole("dialog", { name: "Connection figures" });
  await expect(figures.getByRole("cell", { name: "Ada: camera" })).toBeVisible();
  await expect(figures.getByRole("cell", { name: "Ada: screen" })).toHaveCount(0);
  await screens(grace.page, "room-figures-after-screen");
  expect((await received(ada.page)).connections).toBe(connections);
});

test("C-5 another camera is chosen in the room, and the host's mute is heard by all and undone by its owner", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  const { connections } = await received(ada.page);

  await ada.page.getByRole("button", { name: "More", exact: true }).click();
  await ada.page.getByRole("menuitem", { name: "Devices" }).click();
  const dialog = ada.page.getByRole("dialog", { name: "Devices" });
  await dialog.getByRole("combobox", { name: "Microphone" }).click();
  await ada.page.getByRole("option", { name: "Fake Audio Input 2" }).click();
  await expect(dialog.getByRole("combobox", { name: "Microphone" })).toContainText("Fake Audio Input 2");
  await ada.page.keyboard.press("Escape");
  const before = await received(grace.page);
  await expect.poll(async () => (await received(grace.page)).audioEnergy).toBeGreaterThan(before.audioEnergy);

  const panel = await openPanel(grace.page, "People");
  await panel.getByRole("button", { name: "Actions for Ada" }).click();
  await grace.page.getByRole("menuitem", { name: "Mute microphone" }).click();
  await expect(tile(grace.page, "Ada").getByRole("img", { name: "Microphone off" })).toBeVisible();
  await ada.page.getByRole("button", { name: "Turn microphone on" }).click();
  await expect(tile(grace.page, "Ada").getByRole("img", { name: "Microphone off" })).toHaveCount(0);
  const unmuted = await received(grace.page);
  await expect.poll(async () => (await received(grace.page)).audioEnergy).toBeGreaterThan(unmuted.audioEnergy);
  expect((await received(ada.page)).connections).toBe(connections);
});

test("C-5 three are in one room, and nobody moves when one of them leaves", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  const link = await meet(grace, ada, "Two trees", { guests: true });
  const linus = await people.somebody("Linus");
  await knock(linus, link);
  await admit(grace, linus);
  for (const { page } of [grace, ada, linus]) {
    await expect.poll(async () => (await received(page)).videoStreams, { timeout: 30_000 }).toBe(2);
  }
  const place = await tile(grace.page, "Linus").boundingBox();
  await ada.page.getByRole("button", { name: "Leave" }).click();
  await expect(ada.page.getByText("You left the room")).toBeVisible();
  await expect(tile(grace.page, "Ada")).toHaveCount(0);
  expect(await tile(grace.page, "Linus").boundingBox()).toEqual(place);
  await ada.page.getByRole("button", { name: "Join again" }).click();
  await ada.page.getByRole("button", { name: "Join room" }).click();
  await expect(tile(grace.page, "Ada").locator("video")).toBeVisible();
});
