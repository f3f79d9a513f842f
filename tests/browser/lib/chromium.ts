import { type Browser, type BrowserContext, type Page, chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const candidates = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of the machine: nothing is downloaded. */
export const executablePath = candidates.find((path) => path !== undefined && existsSync(path)) ?? "chromium";

/** Fake camera and microphone, granted without asking; no traffic of the browser's own. */
export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--auto-accept-this-tab-capture",
];

/** A browser window whose tabs are shown and hidden for real. */
export interface RealWindow {
  context: BrowserContext;
  page: Page;
  /** Another tab comes to the front: the page is hidden. */
  switchAway(): Promise<void>;
  /** The page's own tab comes back to the front. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Playwright emulates focus in the pages that it opens itself: they are always visible. A browser that it only
 * connects to, without its defaults, fires visibilitychange and blur as it does for a person.
 */
export async function openRealWindow(): Promise<RealWindow> {
  const profile = await mkdtemp(join(tmpdir(), "ix-window-"));
  const child = spawn(
    executablePath,
    ["--headless=new", ...flags, "--window-size=1280,860", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      const match = /listening on (ws:\S+)/.exec(text);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    child.once("exit", (code) => reject(new Error(`the browser ended with ${code}:\n${text}`)));
  });
  const browser: Browser = await chromium.connectOverCDP(endpoint, { noDefaults: true });
  const context = browser.contexts()[0];
  if (context === undefined) throw new Error("the browser has no default context");
  const page = context.pages()[0] ?? (await context.newPage());
  await page.bringToFront();
  let other: Page | undefined;
  return {
    context,
    page,
    async switchAway() {
      other ??= await context.newPage();
      await other.bringToFront();
      await page.waitForFunction(() => document.visibilityState === "hidden", undefined, { polling: 50 });
    },
    async comeBack() {
      await page.bringToFront();
      await page.waitForFunction(() => document.visibilityState === "visible", undefined, { polling: 50 });
    },
    async close() {
      await browser.close();
      child.kill("SIGKILL");
      await exited;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
