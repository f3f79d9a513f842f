import { expectNoAxeViolations } from "../lib/axe.ts";
import { PILLARS, meet, openPanel } from "../lib/room.ts";
import { DESK, PHONE, screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

test("VC-4 VC-5 VC-6 VC-7 VC-8 VC-9 VC-10 A-12 E-9 the rubric becomes the candidate's score at once, without reload", async ({ people }) => {
  const grace = await people.interviewer("Grace");
  const ada = await people.student("Ada");
  await meet(grace, ada, "Two trees");
  const dashboard = await ada.context.newPage();
  await dashboard.goto(`${ada.origin}/dashboard`);
  const archive = await ada.context.newPage();
  await archive.goto(`${ada.origin}/analytics`);
  await expect(dashboard.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(archive.getByRole("heading", { level: 1 })).toBeVisible();

  const panel = await openPanel(grace.page, "Rubric");
  await expect(panel.locator("legend")).toHaveText([...PILLARS]);
  const submit = panel.getByRole("button", { name: "Submit evaluation" });
  const ratings = [5, 4, 3, 4, 5, 4];
  for (const [index, pillar] of PILLARS.entries()) {
    await expect(submit).toBeDisabled();
    const scale = panel.getByRole("radiogroup", { name: `Rating of ${pillar}` });
    await expect(scale.getByRole("radio")).toHaveCount(5);
    await scale.getByRole("radio", { name: new RegExp(`^${ratings[index]}:`) }).click();
  }
  await panel.getByRole("textbox", { name: "Notes on Code Quality" }).fill("Short functions, good names.");
  await panel.getByRole("textbox", { name: "Feedback to the candidate" }).fill("You narrowed the problem down quickly.");
  await expect(panel.getByText("Draft saved")).toBeVisible();

  // VC-10: before that nobody but its author sees it, and a reload finds the draft as typed.
  await expect(dashboard.getByText("You narrowed the problem down")).toHaveCount(0);
  await grace.page.reload();
  await openPanel(grace.page, "Rubric");
  await expect(panel.getByRole("textbox", { name: "Notes on Code Quality" })).toHaveValue("Short functions, good names.");
  await screens(grace.page, "room-rubric", { phone: false });
  await submit.click();
  await grace.page.getByRole("alertdialog").or(grace.page.getByRole("dialog")).getByRole("button", { name: "Submit evaluation" }).click();
  await expect(panel.getByText("Evaluation submitted")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Submit evaluation" })).toHaveCount(0);

  // Equal weights: (5 + 4 + 3 + 4 + 5 + 4) / 6 = 4.17 of 5.
  const composite = "83";
  await expect(panel.getByRole("meter")).toHaveAttribute("aria-valuenow", composite);
  for (const page of [dashboard, archive]) {
    await expect(page.getByText("Two trees").first()).toBeVisible();
    await expect(page.getByRole("main")).toContainText(composite);
  }
  // In the room by a row of its own, which covers nothing; on Ada's other pages by a message at the edge.
  const note = ada.page.getByText(`Your evaluation is in: ${composite} of 100`);
  await expect(note).toBeVisible();
  await expect(dashboard.getByText("Feedback arrived: Two trees")).toBeVisible();
  await expect(ada.page.getByText("Feedback arrived: Two trees")).toHaveCount(0);
  for (const size of [DESK, PHONE]) {
    await ada.page.setViewportSize(size);
    await expect(ada.page.getByRole("button", { name: "Later" })).toBeInViewport({ ratio: 1 });
    const strip = await ada.page.getByRole("navigation", { name: "Panels" }).boundingBox();
    const row = await note.boundingBox();
    expect(row !== null && strip !== null && row.y >= strip.y + strip.height - 1).toBe(true);
  }
  await ada.page.setViewportSize(DESK);
  await screens(ada.page, "room-result");
  await expectNoAxeViolations(dashboard, "the dashboard with a score");
  await screens(dashboard, "student-dashboard-scored");
  await screens(archive, "student-analytics-scored");

  await archive.getByRole("link", { name: /Two trees/ }).first().click();
  await expect(archive.getByText("You narrowed the problem down quickly.")).toBeVisible();
  await expect(archive.getByText("Short functions, good names.")).toBeVisible();
  // The room goes on: its recording is named, with the reason why it cannot be opened yet.
  await expect(archive.getByRole("button", { name: "Watch the recording" })).toBeDisabled();
  await expect(archive.getByText("The room is still open.", { exact: false })).toBeVisible();
  await expect(archive.getByText("You can read the log here once the interview has ended.")).toBeVisible();
  await expectNoAxeViolations(archive, "an interview in the archive");
  await screens(archive, "student-interview");
  await grace.page.getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("dialog").getByRole("button", { name: "End for all" }).click();
  await expect(archive.getByRole("link", { name: "Watch the recording" })).toBeVisible();
  await expect(archive.getByText("Nothing was logged: no absence, no large paste.")).toBeVisible();
});
