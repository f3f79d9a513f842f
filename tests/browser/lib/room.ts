import { type Locator, type Page, expect } from "@playwright/test";
import type { Person } from "./people.ts";

export interface RoomChoices {
  guests?: boolean;
  /** One absence so long is red, seconds. */
  redAfterS?: number;
}

/** Of the rubric, in their order. */
export const PILLARS = [
  "Problem Solving",
  "Technical Accuracy",
  "Code Quality",
  "Communication Clarity",
  "Behavioural Competency",
  "Culture Fit",
] as const;

/** Creates a room from the board and goes in; answers the link to send. */
export async function openRoom(host: Person, title: string, choices: RoomChoices = {}): Promise<string> {
  const { page } = host;
  await page.goto(`${host.origin}/board`);
  await page.getByRole("button", { name: "New room" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill(title);
  const guests = dialog.getByRole("switch", { name: /Let guests ask to join/ });
  if ((await guests.getAttribute("aria-checked")) !== String(choices.guests ?? false)) await guests.click();
  if (choices.redAfterS !== undefined) {
    await dialog.getByRole("button", { name: /Integrity thresholds/ }).click();
    await dialog.getByLabel("One absence is red from").fill(`${choices.redAfterS}`);
  }
  await dialog.getByRole("button", { name: "Create room" }).click();
  const enter = page.getByRole("dialog").getByRole("link", { name: "Enter the room" });
  const link = new URL((await enter.getAttribute("href")) ?? "", host.origin).href;
  await enter.click();
  await page.getByRole("button", { name: "Join room" }).click();
  await expect(inRoom(page)).toBeVisible();
  return link;
}

/** The way out is there only inside. */
export const inRoom = (page: Page): Locator => page.getByRole("button", { name: "Leave", exact: true });

/** Knocks at the door. */
export async function knock(person: Person, link: string): Promise<void> {
  const { page } = person;
  await page.goto(link);
  const name = page.getByLabel("Your name");
  const ask = page.getByRole("button", { name: "Ask to join" });
  await expect(ask).toBeVisible();
  if (await name.isVisible()) await name.fill(person.name);
  await ask.click();
  await expect(page.getByText("Waiting to be let in")).toBeVisible();
}

export async function admit(host: Person, guest: Person, as: "candidate" | "observer" = "candidate"): Promise<void> {
  const name = as === "candidate" ? `Admit ${guest.name}` : `As observer: ${guest.name}`;
  await host.page.getByRole("button", { name }).click();
  await expect(inRoom(guest.page)).toBeVisible();
}

/** Host and candidate in one room, through the pages alone. */
export async function meet(host: Person, candidate: Person, title: string, choices: RoomChoices = {}): Promise<string> {
  const link = await openRoom(host, title, choices);
  await knock(candidate, link);
  await admit(host, candidate);
  return link;
}

export async function openPanel(page: Page, name: "Chat" | "Integrity" | "Rubric" | "People" | "Comments"): Promise<Locator> {
  const button = page.getByRole("navigation", { name: "Panels" }).getByRole("button", { name, exact: true });
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  const panel = page.getByRole("complementary", { name, exact: true });
  await expect(panel).toBeVisible();
  return panel;
}

// ------------------------------------------------------------------ the editor

/** Makes another file; a room begins with `main.py`. */
export async function newFile(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New file" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New file" });
  await dialog.getByLabel("File name").fill(name);
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("tab", { name })).toBeVisible();
}

export const editor = (page: Page): Locator => page.locator("[data-editor] .monaco-editor").first();

/** Ready to be typed into. */
export async function editorReady(page: Page): Promise<void> {
  await expect(editor(page)).toBeVisible();
  await expect(page.locator("[data-save]")).toHaveAttribute("data-save", "saved");
}

/** Puts the cursor at the end of the text. */
export async function focusEditor(page: Page): Promise<void> {
  await editor(page).locator(".view-lines").click();
  await page.keyboard.press("Control+End");
}

/** What the editor shows, line by line (short texts only: it draws no more than fits). */
export function code(page: Page): Promise<string> {
  return page.evaluate(() => {
    const lines = [...document.querySelectorAll<HTMLElement>("[data-editor] .view-lines .view-line")];
    return lines
      .sort((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
      .map((line) => (line.textContent ?? "").replaceAll("\u00a0", " ").replaceAll("\u200b", ""))
      .join("\n");
  });
}

export const saved = (page: Page) => expect(page.locator("[data-save]")).toHaveAttribute("data-save", "saved", { timeout: 30_000 });

/** Both see the same; answers what. */
export async function converged(a: Page, b: Page): Promise<string> {
  await saved(a);
  await saved(b);
  await expect.poll(async () => (await code(a)) === (await code(b)), { timeout: 30_000 }).toBe(true);
  return code(a);
}

// ------------------------------------------------------------------ chat

export async function say(page: Page, text: string): Promise<void> {
  const panel = await openPanel(page, "Chat");
  await panel.getByRole("textbox", { name: "Message" }).fill(text);
  await panel.getByRole("textbox", { name: "Message" }).press("Enter");
}

export const chatLog = (page: Page): Locator => page.getByRole("log", { name: "Chat messages" });
