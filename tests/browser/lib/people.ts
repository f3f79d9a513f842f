import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, expect } from "@playwright/test";
import { type RealWindow, openRealWindow } from "./chromium.ts";
import type { Guard } from "./guard.ts";
import { watchMedia } from "./media.ts";
import type { Server } from "./server.ts";

export const PASSWORD = "a long enough password";

/** Somebody at a browser of their own. */
export interface Person {
  name: string;
  email: string;
  /** The server they use. */
  origin: string;
  context: BrowserContext;
  page: Page;
}

/** Brings people into the test; everything they do themselves goes through the pages. */
export class People {
  #admin: string | undefined;
  readonly #contexts: BrowserContext[] = [];
  readonly #windows: RealWindow[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    private readonly guard: Guard,
  ) {}

  /** A browser that nobody is signed in with. */
  async somebody(name: string, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await this.browser.newContext({ baseURL: this.server.origin, ...options });
    this.#contexts.push(context);
    return this.#person(name, context, await context.newPage());
  }

  /** A student in a window of their own, whose tabs are hidden and shown for real. */
  async studentInWindow(name: string): Promise<Person & { window: RealWindow }> {
    const window = await openRealWindow();
    this.#windows.push(window);
    const person = await this.#person(name, window.context, window.page);
    await register(person, "student");
    await expect(person.page.getByRole("navigation", { name: "Modules" })).toBeVisible();
    return { ...person, window };
  }

  async #person(name: string, context: BrowserContext, page: Page): Promise<Person> {
    this.guard.watch(context, page);
    await watchMedia(context);
    return { name, email: emailOf(name), origin: this.server.origin, context, page };
  }

  async student(name: string, options: BrowserContextOptions = {}): Promise<Person> {
    const person = await this.somebody(name, options);
    await register(person, "student");
    await expect(person.page).toHaveURL(/\/dashboard$/);
    await expect(person.page.getByRole("navigation", { name: "Modules" })).toBeVisible();
    return person;
  }

  async interviewer(name: string, options: BrowserContextOptions = {}): Promise<Person> {
    const person = await this.somebody(name, options);
    await register(person, "interviewer");
    await expect(person.page).toHaveURL(/\/board/);
    await this.verify(person);
    await person.page.reload();
    await expect(person.page.getByRole("button", { name: "New room" }).first()).toBeVisible();
    return person;
  }

  /** What the admin's page does, without the page. */
  async verify(person: Person): Promise<void> {
    this.#admin ??= await this.#setUp();
    const list = await this.#call("GET", "/admin/interviewers", undefined);
    const { id } = list.items.find((user: { email: string }) => user.email === person.email);
    await this.#call("PUT", `/admin/interviewers/${id}/verified`, { verified: true });
  }

  /** Everybody's browser is gone, with all that it remembered. */
  async closeBrowsers(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  /** The same person at a new browser, signed in. */
  async again(person: Person): Promise<Person> {
    const back = await this.somebody(person.name);
    await signIn(back);
    await expect(back.page).not.toHaveURL(/sign-in/);
    return back;
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await Promise.all(this.#windows.map((window) => window.close()));
  }

  async #setUp(): Promise<string> {
    const answer = await this.#call("POST", "/setup", {
      token: this.server.setupToken,
      email: emailOf("Admin"),
      password: PASSWORD,
      display_name: "Admin",
    });
    return answer.access_token;
  }

  async #call(method: string, path: string, body: unknown) {
    const answer = await fetch(`${this.server.origin}/api/v1${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(this.#admin === undefined ? {} : { authorization: `Bearer ${this.#admin}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}

export const emailOf = (name: string) => `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}@example.org`;

/** Fills in the registration page. */
export async function register({ page, name, email, origin }: Person, role: "student" | "interviewer"): Promise<void> {
  await page.goto(`${origin}/register`);
  await page.getByRole("radio", { name: role === "student" ? "I am preparing" : "I interview" }).click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
}

export async function signIn({ page, email, origin }: Person, password = PASSWORD): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
