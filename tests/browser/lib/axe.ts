import { type Page, expect } from "@playwright/test";
import axe from "axe-core";

/** WCAG A and AA, and what axe calls best practice; fails with what to look at. */
export async function expectNoAxeViolations(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source);
  // Colours on their way from one state to another have a contrast of their own, also those that start while axe looks.
  const still = await page.addStyleTag({ content: "*, ::before, ::after { transition: none !important }" });
  await settled(page);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ["violations"],
      // Monaco's own widgets are not ours to mend.
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map((violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.map((node) => `${node.html}\n    ${node.failureSummary ?? ""}`).join("\n  ")}`);
  });
  await still.evaluate((style) => (style as Element).remove());
  expect(found, `axe on ${where}`).toEqual([]);
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== "running" || animation.effect?.getComputedTiming().iterations === Infinity),
  );
}
