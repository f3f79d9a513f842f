import type { Page } from "@playwright/test";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "artifacts", "screens");

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 860 };

/** Keeps pictures of a page: light, dark, and on a phone. Leaves the page as it was. */
export async function screens(page: Page, name: string, options: { phone?: boolean } = {}): Promise<void> {
  await mkdir(folder, { recursive: true });
  const shoot = async (kind: string) => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: join(folder, `${name}-${kind}.png`), animations: "disabled" });
  };
  await page.emulateMedia({ colorScheme: "light" });
  await shoot("light");
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot("dark");
  await page.emulateMedia({ colorScheme: "light" });
  if (options.phone !== false) {
    const before = page.viewportSize() ?? DESK;
    await page.setViewportSize(PHONE);
    await shoot("phone");
    await page.setViewportSize(before);
  }
}
