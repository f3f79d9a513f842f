import { type Locator, type Page, expect } from "@playwright/test";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { code, editor } from "./room.ts";

const content = join(import.meta.dirname, "../../../content");

export interface Choice {
  role: string;
  tier?: "Easy" | "Medium" | "Hard";
  length: number;
  topic?: string;
}

/** Chooses in the form and starts. */
export async function startMock(page: Page, { role, tier, length, topic }: Choice): Promise<void> {
  await page.getByRole("navigation", { name: "Modules" }).getByRole("link", { name: "Interviews", exact: true }).click();
  // Who has been here before is shown the role of the last interview, and not the others.
  const another = page.getByRole("button", { name: "Choose another role" });
  const find = page.getByLabel("Find a role");
  await expect(another.or(find)).toBeVisible();
  if (await another.isVisible()) await another.click();
  await find.fill(role);
  await page.getByRole("radio", { name: new RegExp(`^${role}`) }).click();
  if (tier !== undefined) await page.getByRole("radio", { name: tier, exact: true }).click();
  await page.getByRole("combobox", { name: "Questions" }).click();
  await page.getByRole("option", { name: length === 1 ? "1 question" : `${length} questions`, exact: true }).click();
  if (topic !== undefined) {
    await page.getByRole("combobox", { name: "Topic" }).click();
    await page.getByRole("option", { name: new RegExp(`^${topic}( · \\d+ new)?$`) }).click();
  }
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page.getByRole("heading", { name: new RegExp(`^Question 1 of ${length}`) })).toBeVisible();
}

/** The model answer of the question that is asked, as the bank has it: what a very good student would say. */
export function modelAnswer(prompt: string): string {
  const wanted = words(prompt);
  for (const path of readdirSync(join(content, "questions"), { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".toml")) continue;
    const text = readFileSync(join(content, "questions", path), "utf8");
    if (words(block(text, "prompt")) === wanted) return block(text, "model_answer");
  }
  return "I would first say what is asked, then the trade-off, because each choice costs something, for example time or money.";
}

const block = (toml: string, name: string) => new RegExp(`^${name} = """\\n?([^]*?)"""`, "m").exec(toml)?.[1] ?? "";
const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");

const EXTENSIONS: Record<string, string> = { Python: "py", JavaScript: "js", "C++": "cpp", SQL: "sql", Java: "java", TypeScript: "ts", Go: "go", Ruby: "rb", PHP: "php", C: "c", Rust: "rs" };

/** The bank's own solution of a problem or task; null where there is none in the language. */
export function solution(problem: string, language: string): string | null {
  for (const folder of ["problems", "debugging"]) {
    const file = join(content, folder, problem, "solutions", `reference.${EXTENSIONS[language]}`);
    if (existsSync(file)) return readFileSync(file, "utf8");
  }
  return null;
}

/** A language that the problem has a solution in. */
export function solvable(problem: string): string {
  const language = ["Python", "SQL", "JavaScript", "C++", "Java", "TypeScript", "Go", "Ruby", "PHP", "C", "Rust"].find((each) => solution(problem, each) !== null);
  if (language === undefined) throw new Error(`no solution of ${problem}`);
  return language;
}

export const answerBox = (page: Page): Locator => page.getByRole("textbox", { name: /^Your answer/ });

/** Replaces what is in the editor by pasting: typed, the editor would indent and close brackets by itself. */
export async function program(page: Page, language: string, source: string): Promise<void> {
  await expect(editor(page)).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByRole("option", { name: language, exact: true }).click();
  await editor(page).getByRole("textbox").focus();
  await page.keyboard.press("Control+a");
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, source);
  // A long one has scrolled its beginning away.
  await page.keyboard.press("Control+Home");
  await expect.poll(() => code(page)).toContain(source.trim().split("\n")[0]);
}

/** Answers the question in front, whatever it is, and waits until it is read. */
export async function answer(page: Page, item: { prompt: string; problem: string | null }): Promise<void> {
  if (item.problem === null) {
    await answerBox(page).fill(modelAnswer(item.prompt));
    await page.keyboard.press("Control+Enter");
  } else {
    const language = solvable(item.problem);
    await program(page, language, solution(item.problem, language) ?? "");
    await page.keyboard.press("Control+Shift+Enter");
    // Without an explanation it asks first.
    await page.getByRole("dialog").getByRole("button", { name: "Hand in" }).click();
  }
  await expect(page.getByRole("region", { name: "What the score rests on" })).toBeVisible({ timeout: 60_000 });
}

export interface Asked {
  position: number;
  kind: string;
  prompt: string;
  problem: string | null;
}

interface Told {
  items: { position: number; question: { kind: string; prompt: string; problem_id?: string | null } }[];
}

/** The questions of the interview in front, as the page got them from the server. */
export async function asked(page: Page): Promise<Asked[]> {
  const session = /\/api\/v1\/mocks\/sessions\/[^/]+$/;
  const told = new Promise<Told>((resolve) => {
    void page.route(session, async (route) => {
      const response = await route.fetch();
      if (route.request().method() === "GET") resolve((await response.json()) as Told);
      await route.fulfill({ response });
    });
  });
  await page.reload();
  const { items } = await told;
  await page.unroute(session);
  return items.map(({ position, question }) => ({ position, kind: question.kind, prompt: question.prompt, problem: question.problem_id ?? null }));
}
