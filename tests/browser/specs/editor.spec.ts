import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../lib/axe.ts";
import { program } from "../lib/mocks.ts";
import { code, converged, editorReady, focusEditor, meet, saved } from "../lib/room.ts";
import { PHONE, screens } from "../lib/screens.ts";
import { expect, test } from "../lib/site.ts";

const format = (page: Page) => page.getByRole("button", { name: "Format", exact: true });
const notices = (page: Page) => page.getByRole("region", { name: /^Notifications/ });

const UNTIDY = "def first( a,b ):\n  return {'a':a,'b' :b}\n";
const LAID_OUT: [language: string, formatter: string, untidy: string, tidy: string][] = [
  ["JavaScript", "Prettier", "for(const x of [1,2]){console.log( x )}", "for (const x of [1, 2]) {\n  console.log(x);\n}"],
  ["TypeScript", "Prettier", "const twice=(x:number):number=>x*2", "const twice = (x: number): number => x * 2;"],
  ["Java", "clang-format", "class Main{static int one( ){return 1;}}", "class Main {\n    static int one() {\n        return 1;\n    }\n}"],
  ["C++", "clang-format", "int main( ){return 0;}", "int main() {\n    return 0;\n}"],
  ["C", "clang-format", "int main(void){int *p=0;return !p;}", "int main(void) {\n    int *p = 0;\n    return !p;\n}"],
  ["Go", "gofmt", "package main\nfunc main( ){println( 1 )}", "package main\n\nfunc main() { println(1) }"],
  ["SQL", "SQL Formatter", "select 1 union select 2", "select\n    1\nunion\nselect\n    2"],
];

test("B-8 a program is laid out as its language's programmers do it, in one step to undo", async ({ people }) => {
  test.slow();
  const { page } = await people.student("Ada");
  await page.goto("/interviews/playground");
  await program(page, "Python", UNTIDY);
  // The caret stays where it was: what is typed next goes on there.
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Alt+F");
  const tidy = 'def first(a, b):\n    return {"a": a, "b": b}\n';
  await expect.poll(() => code(page)).toBe(tidy);
  await page.keyboard.type("  # why");
  await expect.poll(() => code(page)).toContain("b):  # why\n");
  await program(page, "Python", UNTIDY);
  await page.keyboard.press("Shift+Alt+F");
  await expect.poll(() => code(page)).toBe(tidy);
  await page.keyboard.press("Control+z");
  await expect.poll(() => code(page)).toBe(UNTIDY);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => code(page)).toBe(tidy);
  await saved(page);
  await format(page).hover();
  await expect(page.getByRole("tooltip")).toContainText("Format with Ruff");
  await screens(page, "editor-format");

  for (const [language, formatter, untidy, laidOut] of LAID_OUT) {
    await program(page, language, untidy);
    await expect(format(page)).toHaveAccessibleDescription(`Format with ${formatter}`);
    await format(page).click();
    await expect.poll(() => code(page), { message: language }).toBe(laidOut);
  }
  await format(page).click();
  await expect(notices(page)).toContainText("Nothing to format");
});

test("B-8 what does not parse is left as it is and told where, and Ruby, Rust and PHP have no formatter", async ({ people }) => {
  const { page } = await people.student("Ada");
  await page.goto("/interviews/playground");
  const broken = "total = 0\nfor x in [1, 2:\n    total += x\n";
  await program(page, "Python", broken);
  await format(page).click();
  await expect(notices(page)).toContainText("Not formatted: the program does not parse");
  await expect(notices(page)).toContainText("Line 2: Expected `,`");
  await expect.poll(() => code(page)).toBe(broken);
  await expectNoAxeViolations(page, "a program that is not formatted");
  await screens(page, "editor-not-formatted");
  // One that breaks the formatter breaks nothing else.
  await program(page, "Go", `package main\n\nvar x = ${"(".repeat(60_000)}\n`);
  await format(page).click();
  await expect(notices(page)).toContainText("Your program is as it was.");
  await program(page, "Go", "package main\nfunc  main( ){}\n");
  await format(page).click();
  await expect.poll(() => code(page)).toBe("package main\n\nfunc main() {}\n");
  for (const language of ["Ruby", "Rust", "PHP"]) {
    await program(page, language, "x  =  1\n");
    await expect(format(page)).toHaveAccessibleDescription(`No formatter for ${language}`);
    await expect(format(page)).toBeDisabled();
    await page.getByRole("textbox", { name: /^Program/ }).press("Shift+Alt+F");
    await expect(notices(page)).toContainText(`No formatter for ${language}`);
  }
});

test("B-8 a formatter that cannot be fetched changes nothing, and is fetched when it is asked for again", async ({ people }) => {
  const { page } = await people.student("Ada");
  await page.setViewportSize(PHONE);
  // Nor can what draws notifications.
  await page.context().route("**/assets/toast-list*.js", (route) => route.abort());
  await page.goto("/interviews/playground");
  await program(page, "Go", "package main\nfunc  main( ){}\n");
  await page.context().route("**/assets/gofmt*.wasm", (route) => route.abort());
  await format(page).click();
  await expect(page.getByText("Your program is as it was.")).toBeVisible();
  await expect(format(page)).toBeVisible();
  await page.context().unroute("**/assets/gofmt*.wasm");
  await format(page).click();
  await expect.poll(() => code(page)).toBe("package main\n\nfunc main() {}\n");
});

test("B-8 keywords and library names are completed with the words of the program", async ({ people }) => {
  const { page } = await people.student("Ada");
  await page.goto("/interviews/playground");
  const suggestions = page.locator(".suggest-widget.visible");
  for (const [language, typed, offered] of [
    ["Python", "heapp", "heappush"],
    ["Rust", "HashM", "HashMap"],
    ["SQL", "parti", "partition"],
  ] as const) {
    await program(page, language, "mine_heappily");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type(typed);
    await expect(suggestions, language).toContainText(offered);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Backspace");
    await page.keyboard.type("mine_h");
    await expect(suggestions, language).toContainText("mine_heappily");
  }
});

test("B-8 in a room, what one lays out the other may be writing at", async ({ people }) => {
  const host = await people.interviewer("Hana");
  const candidate = await people.student("Cem");
  await meet(host, candidate, "Formatting");
  for (const { page } of [host, candidate]) await editorReady(page);
  await focusEditor(host.page);
  await host.page.keyboard.insertText("def first( a,b ):\n  return {'a':a}\n");
  const untidy = await converged(host.page, candidate.page);
  // The candidate is about to go on at the end of the first line.
  await focusEditor(candidate.page);
  await candidate.page.keyboard.press("Control+Home");
  await candidate.page.keyboard.press("End");
  await host.page.getByRole("button", { name: "Actions for main.py" }).click();
  await screens(host.page, "room-format");
  await host.page.getByRole("menuitem", { name: "Format with Ruff" }).click();
  await expect.poll(() => code(candidate.page)).toBe('def first(a, b):\n    return {"a": a}\n');
  await candidate.page.keyboard.type("  # why");
  await expect.poll(() => code(host.page)).toBe('def first(a, b):  # why\n    return {"a": a}\n');
  // What is taken back is the layout, and nobody else's words.
  await focusEditor(host.page);
  await host.page.keyboard.press("Control+z");
  await expect.poll(() => code(host.page)).toBe(untidy.replace("):", "):  # why"));
  await converged(host.page, candidate.page);
});
