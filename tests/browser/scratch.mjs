import { chromium } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless=new","--no-sandbox","--disable-gpu","--disable-dev-shm-usage"] });
const state="/tmp/look/state.json";
const ctx = await b.newContext({ baseURL: "http://localhost:8391", viewport: { width: 1280, height: 860 }, locale: "en-GB", ...(existsSync(state)?{storageState:state}:{}) });
const page = await ctx.newPage();
page.on("console", m => m.type()==="error" && console.log("console:", m.text()));
page.on("pageerror", e => console.log("pageerror:", e.message));
export const shot = async (n, full=true) => { await page.screenshot({ path: `/tmp/look/${n}.png`, fullPage: full, animations:"disabled" }); };
await page.goto("/dashboard");
await page.waitForTimeout(800);
if (page.url().includes("sign-in")) {
  await page.getByLabel("Email").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("a long enough password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("navigation", { name: "Modules" }).waitFor();
  await ctx.storageState({path:state});
}
const script = await import(process.argv[2]);
try { await script.default(page, shot, ctx); } catch (e) { console.log(String(e).slice(0,1500)); await shot("failed"); }
await ctx.storageState({path:state});
await b.close();
