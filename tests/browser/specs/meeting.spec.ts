import { expectNoAxeViolations } from "../lib/axe.ts";
import { asked, received } from "../lib/media.ts";
import {
  chatLog,
  code,
  converged,
  editorReady,
  focusEditor,
  inRoom,
  meet,
  newFile,
  openPanel,
  say,
  saved,
} from "../lib/room.ts";
import { screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

test("C-5 ARCH-11 two people meet by one link, see and hear each other", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");

  for (const { page } of [grace, ada]) {
    const before = await received(page);
    await expect
      .poll(async () => (await received(page)).framesDecoded, { message: "pictures of the other arrive" })
      .toBeGreaterThan(before.framesDecoded + 20);
    const quiet = await received(page);
    await expect
      .poll(async () => (await received(page)).audioEnergy, { message: "the other is heard" })
      .toBeGreaterThan(quiet.audioEnergy);
    const now = await received(page);
    expect(now.videoStreams).toBe(1);
    expect(now.codecs).toEqual(expect.arrayContaining(["video/vp8", "audio/opus"]));
    // ARCH-11: encrypted on the way, by keys agreed in DTLS.
    expect(now.dtls).toBe("connected");
    expect(now.srtp).not.toBe("");
  }

  // VI-4: nothing is asked of the browser beyond the camera and the microphone of the call.
  for (const { page } of [grace, ada]) {
    const wanted = (await asked(page)).filter((name) => !["audio", "video", "query:camera", "query:microphone"].includes(name));
    expect(wanted).toEqual([]);
  }

  // Camera and microphone go off and on without joining again.
  const connections = (await received(grace.page)).connections;
  await ada.page.getByRole("button", { name: "Turn camera off" }).click();
  const tile = grace.page.getByRole("complementary", { name: "Video" }).getByRole("listitem", { name: "Ada" });
  await expect(tile.locator("video")).toHaveCount(0);
  await ada.page.getByRole("button", { name: "Turn camera on" }).click();
  await expect(tile.locator("video")).toBeVisible();
  const off = await received(grace.page);
  await expect.poll(async () => (await received(grace.page)).framesDecoded).toBeGreaterThan(off.framesDecoded + 10);
  await ada.page.getByRole("button", { name: "Turn microphone off" }).click();
  await expect(tile.getByRole("img", { name: "Microphone off" })).toBeVisible();
  expect((await received(grace.page)).connections).toBe(connections);

  // The figures behind the picture.
  await grace.page.getByRole("button", { name: "More", exact: true }).click();
  await grace.page.getByRole("menuitem", { name: "Connection figures" }).click();
  await expect(grace.page.getByRole("dialog", { name: "Connection figures" })).toContainText(/Ada: camera/);
  await screens(grace.page, "room-figures", { phone: false });
});

test("C-6 both write at the same time into the same line, see each other's cursor, and undo only their own", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  await editorReady(grace.page);
  await editorReady(ada.page);

  await focusEditor(grace.page);
  await grace.page.keyboard.type("start ");
  await expect.poll(() => code(ada.page)).toBe("start ");
  await focusEditor(ada.page);
  await Promise.all([
    grace.page.keyboard.type("gggggggggggggggggggggggggggggg", { delay: 15 }),
    ada.page.keyboard.type("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", { delay: 15 }),
  ]);
  const both = await converged(grace.page, ada.page);
  expect(both).toMatch(/^start [ag]{60}$/);
  expect(both.match(/g/g)).toHaveLength(30);
  await expect(grace.page.locator("[data-editor]").getByText("Ada")).toBeAttached();

  await grace.page.keyboard.press("Control+z");
  const undone = await converged(grace.page, ada.page);
  // What Grace typed first may be undone together with the rest: the undo manager joins what is typed within half a second.
  expect(undone.replace(/^start /, "").match(/a/g)).toHaveLength(30);
  expect(undone.match(/g/g) ?? []).not.toHaveLength(30);

  // Several files, and a language each.
  await newFile(ada.page, "notes.md");
  await expect(grace.page.getByRole("tab", { name: "notes.md" })).toBeVisible();
  await expectNoAxeViolations(grace.page, "the room");
  // Screen readers go from part to part of the room.
  for (const landmark of [
    grace.page.getByRole("banner"),
    grace.page.getByRole("main").getByRole("region", { name: "Code" }),
    grace.page.getByRole("complementary", { name: "Video" }),
    grace.page.getByRole("complementary", { name: "Chat" }),
    grace.page.getByRole("navigation", { name: "Panels" }),
    grace.page.getByRole("contentinfo", { name: "Room controls" }),
  ]) {
    await expect(landmark).toBeVisible();
  }
  await screens(grace.page, "room-host");
  await screens(ada.page, "room-candidate");
});

test("C-7 a comment stays with its line while the text moves, is answered and resolved", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  await editorReady(ada.page);
  await focusEditor(ada.page);
  await ada.page.keyboard.insertText("first\nsecond\nthird");
  await converged(grace.page, ada.page);

  await focusEditor(grace.page);
  await grace.page.getByRole("button", { name: "Comment on lines" }).click();
  const draft = grace.page.getByRole("region", { name: "New comment" });
  await draft.getByRole("textbox", { name: "Comment" }).fill("Why the third?");
  await draft.getByRole("button", { name: "Add comment" }).click();

  const comments = await openPanel(ada.page, "Comments");
  await expect(comments.getByRole("article", { name: /Line 3/ })).toContainText("Why the third?");
  await focusEditor(ada.page);
  await ada.page.keyboard.press("Control+Home");
  await ada.page.keyboard.insertText("zeroth\n");
  await expect(comments.getByRole("article", { name: /Line 4/ })).toContainText("Why the third?");
  await expect(grace.page.getByRole("article", { name: /Line 4/ })).toBeVisible();

  const thread = comments.getByRole("article");
  await thread.getByRole("button", { name: "Reply" }).click();
  await thread.getByRole("textbox", { name: "Reply to this comment" }).fill("Because of the second.");
  await thread.getByRole("button", { name: "Reply" }).click();
  await expect(grace.page.getByRole("article")).toContainText("Because of the second.");
  await screens(grace.page, "room-comments", { phone: false });
  await grace.page.getByRole("article").getByRole("button", { name: "Resolve" }).click();
  await expect(comments.getByText("1 resolved")).toBeVisible();
});

test("C-8 ARCH-10 chat stands beside the video, and a reload misses nothing", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  await editorReady(ada.page);
  await focusEditor(ada.page);
  await ada.page.keyboard.type("kept");
  await saved(ada.page);
  await say(grace.page, "Welcome!");
  await expect(chatLog(ada.page)).toContainText("Welcome!");
  await expect(ada.page.getByRole("complementary", { name: "Video" })).toBeVisible();

  // Somebody is away while the others go on: what was missed is there after the reload, once and in order.
  await Promise.all([ada.page.reload(), say(grace.page, "While you were away")]);
  await expect(inRoom(ada.page)).toBeVisible();
  await say(ada.page, "Back again");
  await say(ada.page, "see https://example.org/trees. <b>x</b> javascript:alert(1)");
  const address = chatLog(grace.page).getByRole("link");
  await expect(address).toHaveText("https://example.org/trees");
  await expect(address).toHaveAttribute("rel", "noopener noreferrer");
  await expect(chatLog(grace.page)).toContainText("<b>x</b> javascript:alert(1)");
  for (const { page } of [ada, grace]) {
    const text = (await chatLog(page).innerText()).replaceAll(/\s+/g, " ");
    await expect(chatLog(page)).toContainText("Back again");
    expect(text.match(/Welcome!/g)).toHaveLength(1);
    expect(text.match(/While you were away/g)).toHaveLength(1);
    expect(text.indexOf("Welcome!")).toBeLessThan(text.indexOf("While you were away"));
  }
  await expect.poll(() => code(ada.page)).toBe("kept");
  const now = await received(ada.page);
  await expect.poll(async () => (await received(ada.page)).framesDecoded).toBeGreaterThan(now.framesDecoded + 10);
});
