import { defineConfig } from "@playwright/test";
import { executablePath, flags } from "./lib/chromium.ts";

export default defineConfig({
  testDir: "specs",
  outputDir: "artifacts/results",
  // Each test has a server and browser contexts of its own; video makes two at once too slow for two cores.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 860 },
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    screenshot: "only-on-failure",
    trace: "off",
    launchOptions: { executablePath, args: ["--headless=new", ...flags], headless: true },
  },
});
