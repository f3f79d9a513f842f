import { asked } from "../lib/media.ts";
import { code, editorReady, focusEditor, meet, openPanel, openRoom } from "../lib/room.ts";
import { screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

test("C-9 C-10 C-13 ARCH-12 VC-1 VC-2 VC-3 a tab switch shows yellow at once, then red, in the interviewer's panel", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.studentInWindow("Ada");
  const sockets: string[] = [];
  ada.page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      if (String(payload).includes("away_began")) sockets.push(new URL(socket.url()).pathname);
    }),
  );
  const link = await meet(grace, ada, "Two trees", { redAfterS: 3 });
  const panel = await openPanel(grace.page, "Integrity");
  await expect(panel).toContainText("Nothing so far");

  const left = Date.now();
  await ada.window.switchAway();
  const incident = panel.getByRole("listitem");
  await expect(incident).toHaveCount(1);
  // VC-2: yellow, with a word beside the colour, while the candidate is still away.
  await expect(incident).toHaveAttribute("data-severity", "yellow");
  await expect(incident).toContainText("Still away");
  expect(Date.now() - left, "milliseconds until the alert").toBeLessThan(3_000);
  await screens(grace.page, "room-integrity-yellow", { phone: false });
  // VC-3: past the room's threshold it turns red by itself.
  await expect(incident).toHaveAttribute("data-severity", "red");
  await screens(grace.page, "room-integrity-red", { phone: false });

  await ada.window.comeBack();
  await expect(incident).not.toContainText("Still away");
  await expect(incident).toContainText(/Away for/);
  await expect(incident).toHaveCount(1);
  // C-11: with the time it began.
  await expect(incident.locator("time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT/);
  // ARCH-12: by the room's own socket.
  expect(new Set(sockets)).toEqual(new Set([`/ws/rooms/${new URL(link).pathname.split("/").at(-1)}`]));

  // C-9, C-12: it goes on all session long, and is kept.
  await ada.window.switchAway();
  await expect(panel.getByRole("listitem")).toHaveCount(2);
  await ada.window.comeBack();
  await grace.page.reload();
  await openPanel(grace.page, "Integrity");
  await expect(panel.getByRole("listitem")).toHaveCount(2);
});

test("C-14 VI-4 the candidate is told before, never interrupted, and sees the same log afterwards", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.studentInWindow("Ada");
  const dialogs: string[] = [];
  ada.page.on("dialog", (dialog) => dialogs.push(dialog.message()));
  const link = await meet(grace, ada, "Two trees", { redAfterS: 1 });
  await editorReady(ada.page);
  await focusEditor(ada.page);
  await ada.page.keyboard.type("before ");
  const panel = await openPanel(grace.page, "Integrity");
  await ada.window.switchAway();
  await expect(panel.getByRole("listitem")).toHaveAttribute("data-severity", "red");
  await ada.window.comeBack();
  await expect(panel.getByRole("listitem")).not.toContainText("Still away");

  // C-14: back in the tab, the cursor is where it was and the next key goes into the code.
  await ada.page.keyboard.type("after");
  await expect.poll(() => code(ada.page)).toBe("before after");
  await expect(ada.page.getByRole("dialog")).toHaveCount(0);
  await expect(ada.page.getByRole("alertdialog")).toHaveCount(0);
  expect(dialogs).toEqual([]);
  // VI-4: no permission was asked for but those of the call.
  const wanted = (await asked(ada.page)).filter((name) => !["audio", "video", "query:camera", "query:microphone"].includes(name));
  expect(wanted).toEqual([]);

  await grace.page.getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("alertdialog").or(grace.page.getByRole("dialog")).getByRole("button", { name: "End for all" }).click();
  await ada.page.getByRole("link", { name: "Watch the recording" }).click();
  await expect(ada.page).toHaveURL(`${link}/replay`);
  await expect(ada.page.getByText(/Red/).first()).toBeVisible();
});

test("VI-2 VI-3 the candidate is told what is recorded, and that no camera picture is analysed", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  const link = await openRoom(grace, "Two trees", { redAfterS: 7 });
  await ada.page.goto(link);
  const notice = ada.page.getByRole("region", { name: /What is recorded/ });
  await expect(notice).toContainText("When this page is hidden or its window loses focus");
  await expect(notice).toContainText("after 7 s");
  await expect(notice).toContainText("no camera picture is ever analysed");
  await screens(ada.page, "lobby");
});

test("C-10 a large paste from elsewhere is an incident, moving one's own text is none", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  await editorReady(ada.page);
  const panel = await openPanel(grace.page, "Integrity");
  await ada.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: ada.origin });

  await focusEditor(ada.page);
  await ada.page.evaluate(() => navigator.clipboard.writeText("x = 1000\n".repeat(25)));
  await ada.page.keyboard.press("Control+v");
  await expect(panel.getByRole("listitem")).toHaveCount(1);
  await expect(panel.getByRole("listitem")).toContainText(/main\.py/);

  await ada.page.keyboard.press("Control+a");
  await ada.page.keyboard.press("Control+x");
  await expect.poll(() => code(ada.page)).toBe("");
  await ada.page.keyboard.press("Control+v");
  // The clipboard is read in the background.
  await expect.poll(() => code(ada.page)).toContain("x = 1000");
  await ada.page.keyboard.type("# moved");
  await expect.poll(() => code(grace.page)).toContain("# moved");
  await expect(panel.getByRole("listitem")).toHaveCount(1);
});
