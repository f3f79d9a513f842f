import type { Page } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expectNoAxeViolations } from "../lib/axe.ts";
import { admit, code, converged, editor, editorReady, focusEditor, inRoom, knock, meet } from "../lib/room.ts";
import { DESK, PHONE, screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

const result = (page: Page) => page.getByRole("region", { name: "Result" });
const draftSaved = (page: Page) => expect(page.locator("[data-save]")).toHaveAttribute("data-save", "saved");

async function write(page: Page, source: string): Promise<void> {
  await focusEditor(page);
  await paste(page, source);
}

/** Replaces what is in the editor by pasting: typed, the editor would indent and close brackets by itself. */
async function paste(page: Page, source: string): Promise<void> {
  await editor(page).getByRole("textbox").focus();
  await page.keyboard.press("Control+a");
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, source);
  await expect.poll(() => code(page)).toContain(source.trim().split("\n")[0]);
}

async function choose(page: Page, language: string): Promise<void> {
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: language, exact: true }).click();
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

  // A compiled language, and what its compiler says of a line.
  await choose(page, "C++");
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(result(page)).toContainText("Hello, Grace");
  await write(page, "int main() {\n  return grace;\n}\n");
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText("Does not compile");
  await expect(result(page)).toContainText("main.cpp:2");
  await expect(page.locator(".ix-named-line").first()).toBeVisible();
  await screens(page, "playground-compile-error", { phone: false });
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
  await choose(page, "Python");
  await expect.poll(() => code(page)).toContain("# mine");

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start over" }).click();
  await screens(page, "playground-start-over", { phone: false });
  await page.getByRole("dialog").getByRole("button", { name: "Start over" }).click();
  await expect.poll(() => code(page)).not.toContain("# mine");
  await expect(page.getByRole("button", { name: "Start over" })).toBeFocused();
});

test("two windows of one draft keep in step, and where they cannot, nothing is lost", async ({ people }) => {
  const { page, context } = await people.student("Ada");
  await openPlayground(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(editor(other)).toBeVisible();
  await write(page, "# of one\n");
  await expect.poll(() => code(other)).toContain("# of one");

  // The other one hears of it and cannot look.
  const drafts = "**/judge/drafts/playground";
  await other.route(drafts, (route) => (route.request().method() === "GET" ? route.abort() : route.continue()));
  const cannotLook = other.waitForEvent("requestfailed", (request) => request.url().endsWith("/judge/drafts/playground"));
  await write(page, "# of one, later\n");
  await cannotLook;
  await other.unroute(drafts);
  await write(other, "# of the other\n");
  await expect(other.getByText("This was changed in another window", { exact: true })).toBeVisible();
  await screens(other, "draft-behind");
  expect(await code(page)).toContain("# of one, later");
  await button(other, "Keep mine").click();
  await draftSaved(other);
  await expect.poll(() => code(page)).toContain("# of the other");
});

test("B-9 without a connection nothing is lost: the draft waits, and the run says that it did not happen", async ({ people }) => {
  const { page, context } = await people.student("Ada");
  await openPlayground(page);
  await context.setOffline(true);
  await focusEditor(page);
  await page.keyboard.type("# offline");
  await expect(page.locator("[data-save]")).toHaveAttribute("data-save", "failed");
  await page.keyboard.press("Control+Enter");
  await expect(result(page)).toContainText("Whether it ran is not known");
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

const SOLVED = `import sys

data = sys.stdin.read().split()
inside = set()
peak = peak_scan = 0
for scan, crate in enumerate(data[1:], start=1):
    inside ^= {crate}
    if len(inside) > peak:
        peak, peak_scan = len(inside), scan
print(peak, peak_scan, len(inside))
`;

async function openProblem(page: Page, title: string): Promise<void> {
  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Interviews", exact: true }).click();
  await page.getByRole("link", { name: "Coding problems" }).click();
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(editor(page)).toBeVisible();
}

const CONTENT = join(import.meta.dirname, "../../../content");

/** Of each problem there is, in both kinds. */
const TIERS = ["problems", "debugging"].flatMap((kind) =>
  readdirSync(join(CONTENT, kind)).map((id) => /^tier = "(\w+)"$/m.exec(readFileSync(join(CONTENT, kind, id, "problem.toml"), "utf8"))?.[1]),
);

const testRuns = (page: Page) => page.getByRole("region", { name: "Test runs" });
/** The inputs of hidden cases are generated at a problem's first submission, in sandboxes of their own. */
const JUDGED = { timeout: 60_000 };
const submissions = (page: Page) => page.getByRole("tabpanel", { name: "Submissions" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("B-10 B-11 B-15 a problem is tried on its examples, submitted wrong, then right, and stays in the history", async ({ people }) => {
  // Three programs are judged, and one is measured at nine sizes of input.
  test.slow();
  const { page } = await people.student("Ada");
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.headers()["content-type"]?.startsWith("application/json")) answers.push(response.text().catch(() => ""));
  });
  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Interviews", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Recent mock interviews" })).toBeVisible();
  await expectNoAxeViolations(page, "Interviews");
  await screens(page, "interviews");
  await page.getByRole("link", { name: "Coding problems" }).click();
  await expect(page.getByText(`0 of ${TIERS.length} solved`)).toBeVisible();
  await expectNoAxeViolations(page, "the list of problems");
  await screens(page, "problems");
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: "SQL", exact: true }).click();
  await expect(page).toHaveURL(/language=sql/u);
  await expect(page.getByRole("link", { name: "Crates through one gate" })).toBeHidden();
  // From a list in one language a problem opens in it; then the choice is the editor's.
  const language = page.getByRole("combobox", { name: "Language" });
  await language.click();
  await page.getByRole("option", { name: "Ruby", exact: true }).click();
  await page.getByRole("link", { name: "Crates through one gate" }).click();
  await expect(language).toHaveText("Ruby");
  await expect(page).toHaveURL(/crate-gate$/u);
  await draftSaved(page);
  await page.reload();
  await expect(language).toHaveText("Ruby");
  await language.click();
  await page.getByRole("option", { name: "Python", exact: true }).click();
  await draftSaved(page);
  await page.goBack();
  await expect(page).toHaveURL(/language=ruby/u);
  await button(page, "Clear filters").click();
  await page.getByRole("link", { name: "Crates through one gate" }).click();
  await expect(language).toHaveText("Python");
  await expect(page.getByRole("heading", { name: "Limits" }).first()).toBeVisible();
  await expect(editor(page)).toBeVisible();
  await screens(page, "problem");

  // The first peak counts: with >= the last one is told.
  await write(page, SOLVED.replace("> peak", ">= peak"));
  await button(page, "Run").click();
  await expect(testRuns(page)).toContainText("Wrong answer");
  await expect(testRuns(page).getByRole("group", { name: "Difference" })).toContainText("2 2 1");
  await expect(testRuns(page).getByRole("group", { name: "Difference" })).toContainText("2 4 1");
  await expect(testRuns(page)).toContainText("2 of 3 right");
  await expectNoAxeViolations(page, "examples that went wrong");
  await screens(page, "problem-samples-wrong");

  await page.getByRole("region", { name: "Example 2" }).getByRole("button", { name: "Use as own input" }).click();
  await expect(testRuns(page).getByRole("textbox", { name: "Own input" })).toHaveValue("4\n7\n007\n07\n7\n");
  await testRuns(page).getByRole("textbox", { name: "Own input" }).fill("3\nx\ny\nx\n");
  await button(page, "Run").click();
  await expect(testRuns(page)).toContainText("Finished");
  await expect(testRuns(page).getByRole("group", { name: "Output" })).toContainText("2 2 1");
  await screens(page, "problem-own-input");

  await button(page, "Submit").click();
  await expect(submissions(page)).toContainText(/Judging, \d+\.\d s/);
  await screens(page, "problem-judging", { phone: false });
  await expect(submissions(page)).toContainText(/\d+ of \d+ hidden cases right/, JUDGED);
  await expect(submissions(page)).toContainText("Wrong answer");
  await expect(submissions(page)).toContainText("Growth is measured once a program is accepted.");
  await screens(page, "submission-wrong");

  await write(page, `import heapq\n${SOLVED}`);
  await button(page, "Submit").click();
  await expect(submissions(page).getByText("Accepted").first()).toBeVisible(JUDGED);
  await expect(submissions(page)).toContainText(/(\d+) of \1 hidden cases right/);
  await submissions(page).getByText("21 cases passed").click();
  await expect(submissions(page).getByRole("listitem").first()).toContainText("Case 1: Accepted");
  await expect(submissions(page)).toContainText(/The most of any case: CPU .* · elapsed .* · .* MiB/);
  await expect(submissions(page).getByRole("region", { name: "Time", exact: true })).toContainText(/About O\(|No estimate/);
  await expect(submissions(page).getByRole("img", { name: /^Time measured at \d+ sizes/ })).toBeVisible();
  await expect(submissions(page).getByRole("img", { name: /^Memory measured at \d+ sizes/ })).toBeVisible();
  // B-15: each remark leads to its lines, in the submission and in the editor that still holds it.
  const remarks = submissions(page).getByRole("region", { name: "Readability" });
  await expect(remarks).toContainText(/\d+ of 100/);
  await expect(page.locator(".ix-named-line").first()).toBeVisible();
  await remarks.getByRole("button", { name: /Dead code.*Line 1/ }).click();
  await expect(submissions(page).getByRole("group", { name: "Submitted program in Python" })).toBeFocused();
  await screens(page, "submission-remarks");
  // The panes scroll, the page does not.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  await expectNoAxeViolations(page, "an accepted submission");
  await screens(page, "submission-right");
  await submissions(page).getByRole("region", { name: "Time", exact: true }).scrollIntoViewIfNeeded();
  await screens(page, "submission-growth");

  // The history is there after a reload, and an old one comes back into the editor.
  await button(page, "All submissions").click();
  await expect(submissions(page)).toContainText("2 submissions");
  await screens(page, "submissions");
  await page.reload();
  await submissions(page).getByRole("link", { name: "Wrong answer" }).click();
  await expect(submissions(page).getByRole("group", { name: "Submitted program in Python" })).toContainText(">= peak");
  await expect(editor(page)).toBeVisible();
  await button(page, "Put into the editor").click();
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).getByRole("button", { name: "Put into the editor" }).click();
  await expect.poll(() => code(page)).toContain(">= peak");
  await page.getByRole("link", { name: "Coding problems" }).click();
  await expect(page.getByText(`1 of ${TIERS.length} solved`)).toBeVisible();
  await expect(page.getByRole("row", { name: /Crates through one gate/ })).toContainText("Solved");

  const told = (await Promise.all(answers)).join("\n");
  expect(told).toContain('"hidden_cases":21');
  for (const { name, input } of hiddenCases("crate-gate")) {
    expect(told.includes(JSON.stringify(name)), `the name ${name} in an answer`).toBe(false);
    if (input !== undefined && input.length > 12) expect(told.includes(JSON.stringify(input)), `the input of ${name} in an answer`).toBe(false);
  }
});

function hiddenCases(problem: string): { name: string; input?: string }[] {
  return readFileSync(join(CONTENT, "problems", problem, "hidden.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { name: string; input?: string });
}

test("B-9 B-10 B-15 a function is written in C++ by keyboard alone, and an error is shown at the author's own line", async ({ people }) => {
  test.slow();
  const { page } = await people.student("Ada");
  const go = async (link: string) => {
    await page.getByRole("link", { name: link, exact: true }).first().focus();
    await page.keyboard.press("Enter");
  };
  await go("Interviews");
  await go("Coding problems");
  await page.getByRole("radio", { name: "All", exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Easy" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/tier=easy$/);
  await expect(page.getByRole("row")).toHaveCount(1 + TIERS.filter((tier) => tier === "easy").length);
  await go("Windows to the sea");
  await expect(editor(page)).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "Python" })).toBeFocused();
  await page.keyboard.type("C++");
  await expect(page.getByRole("option", { name: "C++" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel", { name: "Problem" })).toContainText("std::vector<long long> sea_windows(");
  await paste(page, "std::vector<long long> sea_windows(\n    std::vector<long long> windows, std::vector<long long> roofs) {\n  return grace;\n}\n");
  await page.keyboard.press("Control+Enter");
  await expect(testRuns(page)).toContainText("Does not compile");
  await expect(testRuns(page)).toContainText("main.cpp:3:");
  await expect(page.locator(".ix-named-line").first()).toBeVisible();
  await screens(page, "problem-compile-error", { phone: false });
  await page.keyboard.press("Control+Shift+Enter");
  await expect(submissions(page)).toContainText("Does not compile", JUDGED);
  await screens(page, "submission-compile-error", { phone: false });

  await paste(
    page,
    `std::vector<long long> sea_windows(std::vector<long long> windows, std::vector<long long> roofs) {
  std::vector<long long> found;
  long long highest = 0;
  for (long long house = windows.size(); house >= 1; house--) {
    if (windows[house - 1] > highest) found.insert(found.begin(), house);
    highest = std::max(highest, roofs[house - 1]);
  }
  return found;
}
`,
  );
  await expect(testRuns(page)).toContainText("From before your last change.");
  await expectNoAxeViolations(page, "a result of an older program");
  await screens(page, "problem-older-result", { phone: false });
  await page.keyboard.press("Control+Enter");
  await expect(testRuns(page)).toContainText("3 of 3 right");
  await expect(testRuns(page)).not.toContainText("From before your last change.");
  await screens(page, "problem-samples-right");
  await draftSaved(page);
  await page.keyboard.press("Control+Shift+Enter");
  await expect(submissions(page).getByText(/hidden cases right/)).toBeVisible(JUDGED);
  await submissions(page).getByRole("region", { name: "Memory", exact: true }).scrollIntoViewIfNeeded();
  await screens(page, "submission-function");
  await page.reload();
  await expect.poll(() => code(page)).toContain("found.insert");
});

test("B-10 a full queue, a broken sandbox and a lost connection are said, and nothing is lost", async ({ people }) => {
  const { page, context } = await people.student("Ada");
  await openProblem(page, "Crates through one gate");
  await write(page, SOLVED);
  const answer = (status: number, body: object) => page.route("**/submissions", (route) => (route.request().method() === "POST" ? route.fulfill({ status, json: body }) : route.continue()));
  await answer(429, { code: "too_many_requests", message: "Many programs are waiting to be run.", retry_after_s: 3 });
  await button(page, "Submit").click();
  await expect(submissions(page)).toContainText(/You can run it again in \d s/);
  await expect(button(page, "Submit")).toBeDisabled();
  await screens(page, "problem-busy");
  await expect(button(page, "Submit")).toBeEnabled();

  await page.unroute("**/submissions");
  await answer(503, { code: "unavailable", message: "The sandbox failed; nothing is wrong with your program. Try again.", retry_after_s: 2 });
  await button(page, "Submit").click();
  await expect(submissions(page)).toContainText("It was not judged");
  await expect(submissions(page)).toContainText("nothing is wrong with your program");
  await expect(button(page, "Submit")).toBeEnabled();

  await page.unroute("**/submissions");
  await context.setOffline(true);
  await button(page, "Submit").click();
  await expect(submissions(page)).toContainText("The connection was lost before the verdict came");
  await screens(page, "problem-offline", { phone: false });
  await context.setOffline(false);

  // One can think better of it.
  await write(page, `import time\ntime.sleep(20)\n${SOLVED}`);
  await button(page, "Submit").click();
  await button(page, "Stop").click();
  await expect(submissions(page)).toContainText("Withdrawn");
  await expect(submissions(page)).toContainText("Nothing submitted yet");
  await expect.poll(() => code(page)).toContain("time.sleep(20)");

  // An estimate that was not made is said to be none, with the figures there are.
  const abstained = { confidence: 0, why: "Even the largest input cost little more than starting the program.", points: [512, 1024, 2048].map((size) => ({ size, value: 8 })) };
  const submission = { id: "s", problem_id: "crate-gate", language: "python", verdict: "accepted", passed: 1, cases: 1, submitted_at_ms: 0, message: "", source: SOLVED, results: [] };
  await page.route("**/judge/submissions/s", (route) => route.fulfill({ json: { ...submission, time_growth: abstained } }));
  await page.goto("/interviews/problems/crate-gate?submission=s");
  const time = submissions(page).getByRole("region", { name: "Time", exact: true });
  await expect(time).toContainText("No estimate");
  await expect(time).toContainText("Even the largest input cost little more");
  await expect(time).not.toContainText("% sure");
  await expect(time.getByRole("img", { name: /measured at 3 sizes: No estimate/ })).toBeVisible();
  await screens(page, "submission-abstained", { phone: false });

  await page.goto("/interviews/problems/no-such-problem");
  await expect(page.getByRole("heading", { name: "There is no such problem" })).toBeVisible();
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
  await expect(ada.page.locator(".ix-named-line")).toHaveCount(1);
  await expectNoAxeViolations(ada.page, "the room with a result");
  await screens(ada.page, "room-run-failed");

  await ada.page.reload();
  await expect(inRoom(ada.page)).toBeVisible();
  await expect(drawer(ada.page)).toContainText("Grace ran main.py");
  await drawer(ada.page).getByRole("button", { name: "Earlier run" }).click();
  await expect(drawer(ada.page)).toContainText("sum 9");
  await screens(ada.page, "room-run");

  // What one started the host may stop, and everybody reads who did.
  await write(ada.page, "import time\ntime.sleep(600)\n");
  await ada.page.getByRole("button", { name: "Run", exact: true }).click();
  await expect(ada.page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
  await screens(ada.page, "room-run-under-way");
  await grace.page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(drawer(ada.page)).toContainText("Stopped by Grace.");

  await grace.page.getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("alertdialog").or(grace.page.getByRole("dialog")).getByRole("button", { name: "End for all" }).click();
  await grace.page.getByRole("link", { name: "Watch the recording" }).click();
  const lane = grace.page.getByRole("group", { name: "Code runs" });
  await expect(lane.getByRole("button")).toHaveCount(3);
  await lane.getByRole("button", { name: /^Ada ran main\.py: finished, / }).click();
  await expect(grace.page.getByRole("region", { name: "Log" })).toContainText("sum 9");
  await screens(grace.page, "replay-run");
  await grace.page.getByRole("button", { name: /Grace ran main\.py: runtime error/ }).last().click();
  await expect(grace.page.getByRole("region", { name: "Log" })).toContainText("EOFError");
  await expectNoAxeViolations(grace.page, "the replay with a run");
});

test("B-10 on a phone problem, code and result are a tab each, with Run and Submit in reach of all", async ({ people }) => {
  const { page } = await people.student("Ada");
  await openProblem(page, "Crates through one gate");
  await page.setViewportSize(PHONE);
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  const inReach = async () => {
    await expect(button(page, "Run")).toBeInViewport({ ratio: 1 });
    await expect(button(page, "Submit")).toBeInViewport({ ratio: 1 });
  };
  await expect(tab("Problem")).toHaveAttribute("aria-selected", "true");
  await expect(editor(page)).toBeHidden();
  await inReach();
  await page.evaluate(() => scrollTo(0, 600));
  await expect(tab("Code")).toBeInViewport({ ratio: 1 });
  await tab("Code").click();
  await expect(editor(page)).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Language" })).toBeInViewport({ ratio: 1 });
  await inReach();
  await paste(page, SOLVED);
  // What it came to is in front at once, also for a keyboard.
  await page.keyboard.press("Control+Enter");
  await expect(tab("Result")).toHaveAttribute("aria-selected", "true");
  await expect(tab("Result")).toBeFocused();
  await expect(testRuns(page)).toContainText("3 of 3 right");
  await inReach();
  await expectNoAxeViolations(page, "a result on a phone");
  await screens(page, "problem-result-phone");
  await page.keyboard.press("Home");
  await expect(tab("Problem")).toBeFocused();
  await page.getByRole("region", { name: "Example 2" }).getByRole("button", { name: "Use as own input" }).click();
  await expect(testRuns(page).getByRole("textbox", { name: "Own input" })).toHaveValue("4\n7\n007\n07\n7\n");
  await button(page, "Submit").click();
  await expect(submissions(page)).toContainText(/(\d+) of \1 hidden cases right/, JUDGED);
  // With room again all are side by side, as they were.
  await page.setViewportSize(DESK);
  await expect(tab("Code")).toHaveCount(0);
  await expect.poll(() => code(page)).toContain("import sys");
  await expect(testRuns(page).getByRole("textbox", { name: "Own input" })).toBeVisible();
});

test("B-9 a function is called with arguments of one's own", async ({ people }) => {
  const { page } = await people.student("Ada");
  await openProblem(page, "Windows to the sea");
  await write(page, "def sea_windows(windows, roofs):\n    print('called')\n    return [sum(windows), len(roofs)]\n");
  await page.getByRole("region", { name: "Example 1" }).getByRole("button", { name: "Use as own input" }).click();
  await expect(testRuns(page).getByRole("textbox", { name: "Own call" })).toHaveValue(/^sea_windows\(/);
  await testRuns(page).getByRole("textbox", { name: "Own call" }).fill("sea_windows([1, 2], [5, 6, 7])");
  await button(page, "Run").click();
  await expect(testRuns(page).getByRole("group", { name: "Returned" })).toHaveText("3\n3");
  await expect(testRuns(page).getByRole("group", { name: "Output" })).toHaveText("called");
  await expectNoAxeViolations(page, "a call of one's own");
  await screens(page, "problem-own-call");
  await testRuns(page).getByRole("textbox", { name: "Own call" }).fill("sea_windows([1, 2])");
  await button(page, "Run").click();
  await expect(testRuns(page)).toContainText("2 arguments");
});
