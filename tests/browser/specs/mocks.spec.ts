import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../lib/axe.ts";
import { answer, answerBox, asked, program, solution, startMock } from "../lib/mocks.ts";
import { code } from "../lib/room.ts";
import { DESK, PHONE, screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";
import { failSpeech, giveSpeech, hear, takeSpeech } from "../lib/speech.ts";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const saved = (page: Page) => expect(page.locator("[data-save]").first()).toHaveAttribute("data-save", "saved");
const rests = (page: Page) => page.getByRole("region", { name: "What the score rests on" });
const steps = (page: Page) => page.getByRole("navigation", { name: "Questions" });
/** The inputs of hidden cases are generated at a problem's first submission, in sandboxes of their own. */
const JUDGED = { timeout: 60_000 };

async function endInterview(page: Page): Promise<void> {
  await button(page, "End interview").click();
  await page.getByRole("dialog").getByRole("button", { name: "End interview" }).click();
  await expect(page.getByRole("heading", { name: "Report", level: 1 })).toBeVisible();
}

test("B-1 B-13 B-14 B-17 a whole Product Manager interview is typed, read, and reported", async ({ people }) => {
  test.slow();
  const { page, context } = await people.student("Ada");
  await takeSpeech(context);
  await page.reload();
  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Interviews", exact: true }).click();
  await expect(page.getByRole("radio", { name: /questions new to you$/ })).toHaveCount(27);
  await expectNoAxeViolations(page, "the hub of interviews");
  await screens(page, "mock-hub");
  await startMock(page, { role: "Product Manager", length: 4 });
  const items = await asked(page);
  expect(items.every((item) => item.problem === null)).toBe(true);
  await expect(page.getByText("This browser does not recognise speech.")).toBeVisible();
  await expectNoAxeViolations(page, "a question");
  await screens(page, "mock-question");

  // Nothing is handed in as nothing, and 100 kB are refused in the page with everything kept.
  await button(page, "Hand in").click();
  await expect(page.getByText("Say, type or program something first, or skip the question.")).toBeVisible();
  await answerBox(page).fill("word ".repeat(20_000));
  await button(page, "Hand in").click();
  await expect(page.getByText(/Your answer has 100,000 characters; 20,000 can be read/).first()).toBeVisible();
  await screens(page, "mock-too-long", { phone: false });
  await expect(answerBox(page)).toHaveValue("word ".repeat(20_000));

  await button(page, /^Take a hint/).click();
  await expect(page.getByText(/^\d hints? left/)).toBeVisible();
  await answer(page, items[0] as (typeof items)[number]);
  await expect(page.getByText("5 points taken off for hints.")).toBeVisible();
  await expect(rests(page)).toContainText("Technical accuracy");
  await expect(rests(page)).toContainText("Clarity");
  await expect(rests(page)).toContainText("Structure");
  await expect(page.locator("mark").first()).toBeVisible();
  // From a key point to its words, and back.
  const words = page.getByRole("region", { name: "Your answer" }).getByRole("button", { name: /^key point \d+: / }).first();
  const number = /^key point (\d+)/.exec((await words.getAttribute("aria-label")) ?? "")?.[1];
  const point = page.getByRole("region", { name: "Key points" }).getByRole("button", { name: new RegExp(`^Key point ${number} `) });
  await words.click();
  await expect(point).toBeFocused();
  await expect(point).toHaveAttribute("aria-expanded", "true");
  await page.getByRole("button", { name: "Show in your answer" }).first().click();
  await expect(page.locator("mark").getByRole("button").and(page.locator(":focus"))).toHaveCount(1);
  // On a phone the words that decided are said at their points, and shown in the whole answer when that is asked for.
  await page.setViewportSize(PHONE);
  await page.reload();
  await expect(page.getByRole("region", { name: "Key points" }).locator("q").first()).toBeVisible();
  await point.click();
  await page.getByRole("button", { name: "Show in your answer" }).last().click();
  await expect(page.locator("mark").getByRole("button").and(page.locator(":focus"))).toBeInViewport();
  await page.setViewportSize(DESK);
  await page.reload();
  await rests(page).getByText("How this score came about").click();
  await expect(rests(page)).toContainText("Clarity and structure add ten points at most");
  await expect(page.getByRole("region", { name: "How it was said" })).toContainText("Advice");
  await expect(page.getByRole("region", { name: "Model answer" })).toBeVisible();
  await expectNoAxeViolations(page, "the feedback");
  await page.evaluate(() => scrollTo(0, 0));
  await screens(page, "mock-feedback");
  await page.getByRole("region", { name: "Your answer" }).scrollIntoViewIfNeeded();
  await screens(page, "mock-points");

  for (const item of items.slice(1, 3)) {
    await page.getByRole("link", { name: "Next question" }).click();
    await answer(page, item);
  }
  await page.getByRole("link", { name: "Next question" }).click();
  await button(page, "Skip").click();
  await screens(page, "mock-skip", { phone: false });
  await page.getByRole("dialog").getByRole("button", { name: "Skip" }).click();
  await expect(page.getByText("Skipped", { exact: true })).toBeVisible();
  await screens(page, "mock-skipped");
  await button(page, "End and see the report").click();
  await expect(page.getByRole("heading", { name: "Report", level: 1 })).toBeVisible();
  await expect(page.getByRole("meter", { name: "Score of the interview" })).toBeVisible();
  await expect(page.getByText(/3 answers at a mean of \d+; 1 question that was skipped counts 0\./u)).toBeVisible();
  await expect(page.getByRole("region", { name: "What it rests on" }).getByRole("meter", { name: "Technical accuracy" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What to practise next" })).toBeVisible();
  await expectNoAxeViolations(page, "the report");
  await page.evaluate(() => scrollTo(0, 0));
  await screens(page, "mock-report");
  await page.locator("summary").filter({ hasText: "Question 1" }).click();
  await expect(rests(page)).toBeVisible();
  await expectNoAxeViolations(page, "an answer in the report");
  await screens(page, "mock-report-answer");
});

test("B-6 B-7 B-8 B-9 B-10 B-11 B-12 a Backend Developer interview with programs in Python, JavaScript and C++, explained aloud", async ({ people }) => {
  test.setTimeout(300_000);
  const ada = await people.student("Ada");
  const { page } = ada;
  await giveSpeech(ada.context);
  await page.reload();
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.headers()["content-type"]?.startsWith("application/json")) answers.push(response.text().catch(() => ""));
  });
  await startMock(page, { role: "Backend Developer", tier: "Medium", length: 4, topic: "Sliding window" });
  const items = await asked(page);
  const coding = items.find((item) => item.problem === "longest-kept-streak");
  if (coding?.problem == null) throw new Error("the problem was not asked");
  const source = (language: string) => solution("longest-kept-streak", language) ?? "";
  await steps(page).getByRole("link").nth(coding.position - 1).click();

  // What was begun is completed.
  await program(page, "Python", source("Python"));
  await page.keyboard.press("Control+End");
  await page.keyboard.type("enumer");
  await expect(page.locator(".suggest-widget.visible")).toContainText("enumerate");
  await page.keyboard.press("Tab");
  await expect.poll(() => code(page)).toMatch(/enumerate\s*$/u);
  await page.keyboard.type("(sor");
  await expect(page.locator(".suggest-widget.visible")).toContainText("sorted");
  await screens(page, "mock-completion", { phone: false });

  // A wrong program is seen to be wrong on the examples.
  await program(page, "Python", source("Python").replace("days[left] + 1", "days[left]"));
  await button(page, "Run").click();
  const runs = page.getByRole("region", { name: "Test runs" });
  await expect(runs).toContainText("Wrong answer");
  await expect(runs.getByRole("group", { name: "Difference" }).first()).toBeVisible();
  await expect(button(page, "Show topics")).toHaveCount(0);
  await expectNoAxeViolations(page, "a coding question");
  await screens(page, "mock-code");

  // It is final, so it asks where something is missing; with nothing missing, below, it does not.
  await button(page, "Hand in").click();
  const dialog = page.getByRole("dialog", { name: "Hand it in as it is?" });
  await expect(dialog).toContainText("You wrote no explanation: it is a quarter of the score.");
  await expect(dialog).toContainText("Your last run did not get the examples right.");
  await page.keyboard.press("Control+Shift+Enter");
  await expectNoAxeViolations(page, "handing in as it is");
  await screens(page, "mock-hand-in-as-is");
  await dialog.getByRole("button", { name: "Go on working" }).click();
  await expect(dialog).toBeHidden();
  await program(page, "Python", source("Python"));
  await page.keyboard.press("Control+Enter");
  await expect(runs).toContainText("3 of 3 right");

  // Explained while it is programmed: the words come as they are heard, and stay editable.
  await page.keyboard.press("Alt+r");
  await hear(page, ["I move two ends over"], false);
  await page.getByRole("tab", { name: /^Explanation/ }).click();
  await expect(page.locator("[data-live-transcript]")).toHaveText("I move two ends over");
  await screens(page, "mock-voice");
  await expectNoAxeViolations(page, "speaking");
  await hear(page, ["I move two ends over the days, because the left one never moves back, so it is linear."], true);
  await button(page, "Stop listening").click();
  const explanation = page.getByRole("textbox", { name: "Explanation of your program" });
  await expect(explanation).toHaveValue(/^I move two ends over the days/);
  await saved(page);
  await page.reload();
  await page.getByRole("tab", { name: "Explanation" }).click();
  await expect(explanation).toHaveValue(/so it is linear\.$/);
  await expect.poll(() => code(page)).toContain("def longest_kept_streak");

  await page.keyboard.press("Control+Shift+Enter");
  await expect(page.getByText(/^Running your program on the hidden cases/)).toBeVisible();
  await expect(rests(page)).toBeVisible(JUDGED);
  for (const dimension of ["Correctness", "Time growth", "Space growth", "Readability", "Technical accuracy", "Clarity", "Structure"]) {
    await expect(rests(page)).toContainText(dimension);
  }
  await expect(page.getByText(/^The program is right: all \d+ hidden cases passed\./)).toBeVisible();
  await page.locator("summary").filter({ hasText: "Program in Python" }).click();
  await expect(page.getByText(/(\d+) of \1 hidden cases right/)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Time measured at \d+ sizes/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "How it was said" })).toContainText("Fillers such as");
  await page.locator("summary").filter({ hasText: "A program that is right" }).click();
  await expect(page.getByRole("group", { name: "Right program in Python" })).toContainText("def longest_kept_streak");
  await page.locator("summary").filter({ hasText: /^The problem$/ }).click();
  await expect(page.getByRole("region", { name: "The problem" })).toContainText("Example 1");
  await expectNoAxeViolations(page, "the feedback on a program");
  await page.evaluate(() => scrollTo(0, 0));
  await screens(page, "mock-code-feedback");

  // The same question again, in two more languages, each beside the one before.
  for (const [attempt, language] of [[2, "JavaScript"], [3, "C++"]] as const) {
    await button(page, "Try again").click();
    await program(page, language, source(language));
    await page.keyboard.press("Control+Shift+Enter");
    await expect(page.getByRole("region", { name: new RegExp(`and attempt ${attempt}$`) })).toBeVisible(JUDGED);
    await expect(page.getByRole("region", { name: `Program in ${language}`, exact: true })).toBeVisible();
  }
  await page.locator("summary").filter({ hasText: "Both programs compared" }).click();
  await expect(page.getByRole("region", { name: "Attempt 2", exact: true })).toContainText("function");
  await expect(page.getByRole("region", { name: "Attempt 3", exact: true })).toContainText("std::vector");
  await expectNoAxeViolations(page, "attempts side by side");
  await page.evaluate(() => scrollTo(0, 0));
  await screens(page, "mock-retry");

  for (const item of items.filter((each) => each !== coding)) {
    await steps(page).getByRole("link").nth(item.position - 1).click();
    await answer(page, item);
  }
  await button(page, "End and see the report").click();
  await expect(page.getByRole("heading", { name: "Report", level: 1 })).toBeVisible();
  await expect(page.getByText("The mean of all answers.")).toBeVisible();
  await screens(page, "mock-report-code");
  // Hidden cases are told by their number and cost alone.
  const told = (await Promise.all(answers)).join("\n");
  expect(told).toContain('"hidden_cases":');
  expect(told).not.toMatch(/"(expected|input)":[^}]*"hidden/);
});

test("A-11 B-18 an interview is left and resumed, followed in a second tab, and two versions are never mixed", async ({ people }) => {
  const { page, context } = await people.student("Ada");
  await startMock(page, { role: "Business Analyst", length: 3 });
  await steps(page).getByRole("link").nth(1).click();
  await answerBox(page).fill("First I ask who decides.");
  await saved(page);
  await page.keyboard.press("Escape");

  // The dashboard leads back to the very question.
  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Dashboard" }).click();
  await expect(page.getByText("Quick Resume")).toBeVisible();
  await expectNoAxeViolations(page, "the dashboard with an interview");
  await screens(page, "dashboard-resume");
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page).toHaveURL(/\/q\/2$/);
  await expect(answerBox(page)).toHaveValue("First I ask who decides.");

  // A second tab opens with the same; what is written there is followed by the idle first one.
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(answerBox(other)).toHaveValue("First I ask who decides.");
  await answerBox(other).fill("First I ask who decides, then I listen.");
  await saved(other);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect(answerBox(page)).toHaveValue("First I ask who decides, then I listen.");

  // Without a connection one writes on, and the other tab meanwhile, too: both are shown, one is chosen.
  await page.route("**/draft", (route) => route.abort());
  await answerBox(page).fill("Mine.");
  await expect(page.locator("[data-save]").first()).toHaveAttribute("data-save", "failed");
  await answerBox(other).fill("Theirs.");
  await saved(other);
  await page.unroute("**/draft");
  const conflict = page.getByRole("alert", { name: "This question was worked on in another window" });
  await expect(conflict).toBeVisible();
  await expect(conflict.getByRole("group", { name: "In this window" })).toHaveText("Mine.");
  await expect(conflict.getByRole("group", { name: "In the other window" })).toHaveText("Theirs.");
  await expectNoAxeViolations(page, "a conflict");
  await screens(page, "mock-conflict");
  await conflict.getByRole("button", { name: "Go on with this one" }).click();
  await saved(page);
  await expect(conflict).toBeHidden();
  await page.reload();
  await expect(answerBox(page)).toHaveValue("Mine.");

  // Handed in here; the other tab is told, and what it had written besides is kept for another try.
  await other.route("**/draft", (route) => route.abort());
  await answerBox(other).fill("Something else altogether.");
  await page.keyboard.press("Control+Enter");
  await expect(rests(page)).toBeVisible();
  await other.unroute("**/draft");
  await expect(rests(other)).toBeVisible();
  await expect(other.getByText("There is a text that was not handed in.", { exact: false })).toBeVisible();
  await other.getByRole("button", { name: "Try again" }).click();
  await expect(answerBox(other)).toHaveValue("Something else altogether.");

  // Ended in one tab, the other is told; and one that was not told yet is told what its answer still is.
  await other.goto(page.url().replace("/q/2", "/q/3"));
  await answerBox(other).fill("Not handed in.");
  await saved(other);
  const late = await context.newPage();
  await late.route("**/api/v1/me/events", (route) => route.abort());
  await late.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  await late.goto(page.url().replace("/q/2", "/q/1"));
  await answerBox(late).fill("Too late.");
  await saved(late);
  await endInterview(page);
  await expect(other.getByText("Skipped", { exact: true })).toBeVisible();
  await other.getByRole("button", { name: "Try again" }).click();
  await expect(answerBox(other)).toHaveValue("Not handed in.");
  await late.keyboard.press("Control+Enter");
  await expect(late.getByText("Handed in after the end of the interview")).toBeVisible();
  await expect(late.getByRole("region", { name: "Your answer" })).toContainText("Too late.");
  await screens(late, "mock-too-late", { phone: false });
});

test("B-18 what was written without a connection is there after a crash, and goes to the server", async ({ people }) => {
  const { page } = await people.student("Ada");
  await startMock(page, { role: "UX Designer", length: 1 });
  await page.route("**/draft", (route) => route.abort());
  await answerBox(page).fill("Written in a tunnel.");
  await expect(page.locator("[data-save]").first()).toHaveAttribute("data-save", "failed");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(answerBox(page)).toHaveValue("Written in a tunnel.");
  await page.unroute("**/draft");
  await saved(page);

  // An answer whose connection breaks is not lost either.
  await page.route("**/answers", (route) => route.abort());
  await button(page, "Hand in").click();
  await expect(page.getByText("The connection was lost before the reading came back")).toBeVisible();
  await screens(page, "mock-offline", { phone: false });
  await page.unroute("**/answers");
  await button(page, "Hand in").click();
  await expect(rests(page)).toBeVisible();
});

test("FW-1 B-12 an answer is spoken, and a recogniser that fails loses nothing", async ({ people }) => {
  const { page, context } = await people.student("Ada");
  await giveSpeech(context);
  await page.reload();
  await startMock(page, { role: "Programme Manager", length: 1 });
  await expect(page.getByText("its maker may process what you say on its own servers", { exact: false })).toBeVisible();
  await button(page, "Answer by voice").click();
  await expect(page.getByText(/^Listening \d/)).toBeVisible();
  await hear(page, ["Maybe I would first ask the team"], true);
  await hear(page, ["Maybe I would first ask the team", "and then the people"], false);
  await failSpeech(page, "network");
  await expect(page.getByText("The browser could not reach its speech service.", { exact: false })).toBeVisible();
  await expect(answerBox(page)).toHaveValue("Maybe I would first ask the team and then the people");
  await expectNoAxeViolations(page, "speech that failed");
  await screens(page, "mock-voice-failed");
  await button(page, "Go on speaking").click();
  await hear(page, ["who pay for it."], true);
  await button(page, "Stop listening").click();
  await expect(answerBox(page)).toHaveValue("Maybe I would first ask the team and then the people who pay for it.");
  await button(page, "Hand in").click();
  await expect(rests(page)).toBeVisible();
  await expect(page.getByText(/^by voice · /)).toBeVisible();
  await expect(page.getByRole("region", { name: "How it was said" })).toContainText("Hedges");
});

test("E-5 E-6 E-8 the archive finds an answer by its words, and leads to it; a question is tried again side by side", async ({ people }) => {
  const { page } = await people.student("Ada");
  await startMock(page, { role: "UX Designer", length: 2 });
  await answerBox(page).fill("I would begin with the quokka and its log files.");
  await page.keyboard.press("Control+Enter");
  await expect(rests(page)).toBeVisible();
  await endInterview(page);
  await screens(page, "mock-report-short", { phone: false });

  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Analytics" }).click();
  await page.getByRole("radio", { name: "Mock interviews" }).click();
  await expect(page.getByRole("row", { name: /UX Designer/ })).toBeVisible();
  await page.getByRole("searchbox", { name: "Search the archive" }).fill("zebra crossing");
  await expect(page.getByText("Nothing matches “zebra crossing”")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search the archive" }).fill("quokka log");
  await expect(page.getByText("1 mock interview shown", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/q=quokka/);
  await expectNoAxeViolations(page, "the archive of mock interviews");
  await screens(page, "mock-archive");
  await page.getByRole("link", { name: "question 1" }).click();
  await expect(page.getByRole("region", { name: "Your answer" })).toContainText("quokka");
  await expect(page.getByText("The words of “quokka log” are marked.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Your answer" }).getByText(/quokka/)).toBeInViewport();
  const marked = () => page.evaluate(() => [...(CSS.highlights.get("found") ?? [])].map((range) => String(range as Range).toLowerCase()));
  await expect.poll(marked).toEqual(expect.arrayContaining(["quokka", "log"]));
  await expectNoAxeViolations(page, "an answer that was found");
  await screens(page, "mock-found");

  await button(page, "Try again").click();
  await answerBox(page).fill("First I reproduce the fault, because without that nothing is sure. Then I read the log files.");
  // The answer is known by an event before the request for it returns.
  const known = page.waitForResponse(async (response) => {
    if (!/\/mocks\/sessions\/[^/]+$/.test(response.url())) return false;
    const { items } = (await response.json()) as { items: { answers: unknown[] }[] };
    return items[0]?.answers.length === 2;
  });
  await page.route(/\/items\/1\/answers$/, async (route) => {
    const response = await route.fetch();
    await known;
    await route.fulfill({ response });
  });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("table", { name: "Scores of both attempts" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Key points that changed" })).toBeVisible();
  await page.locator("summary").filter({ hasText: "Both answers compared" }).click();
  await expect(page.getByRole("region", { name: "Attempt 2", exact: true })).toContainText("First I reproduce");
  await expect(page.getByRole("region", { name: "First answer", exact: true })).toContainText("quokka");
  await expectNoAxeViolations(page, "answers side by side");
  await screens(page, "mock-retry-words");
  await page.goto("/interviews/no-such-interview/q/1");
  await expect(page.getByRole("heading", { name: "This interview is not here" })).toBeVisible();
});

test("B-13 B-15 who does not know is told what to say next time, on a phone in a short page", async ({ people }) => {
  const { page } = await people.student("Ada");
  await startMock(page, { role: "Product Manager", length: 1 });
  await page.setViewportSize(PHONE);
  await answerBox(page).fill("I don't know.");
  await page.keyboard.press("Control+Enter");
  await expect(rests(page)).toBeVisible();
  await expect(page.getByText(/^None of the \d key points was made yet\.$/).first()).toBeVisible();
  const suggestions = page.getByRole("region", { name: "Suggestions" });
  await expect(suggestions).toContainText("Next time also say:");
  // No reproach for what was not said, and no cap that was never reached.
  await expect(page.getByText("Often mistaken:")).toHaveCount(0);
  await expect(page.getByText("The score is at most", { exact: false })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2_400);
  await expectNoAxeViolations(page, "the feedback on nothing known");
  await screens(page, "mock-feedback-unknown");

  // The model answer unfolds where it is led to, also by the keyboard.
  const model = page.getByRole("region", { name: "Model answer" });
  await expect(model.locator("details")).not.toHaveAttribute("open");
  await suggestions.getByRole("button", { name: "How a full answer says it" }).press("Enter");
  await expect(model.locator("details")).toHaveAttribute("open");
  await expect(model.locator("summary")).toBeFocused();
  await page.getByRole("region", { name: "Key points" }).getByRole("button", { name: /^Key point 1 / }).press("Enter");
  await expect(page.getByText("Often mistaken:")).toHaveCount(1);
  await page.getByRole("button", { name: "Show the whole question" }).click();
  await expect(page.getByRole("button", { name: "Show less of the question" })).toBeVisible();
});
