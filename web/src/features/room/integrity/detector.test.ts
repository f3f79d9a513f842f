import { describe, expect, test } from "vitest";
import { AwayDetector, SETTLE_MS, largePaste } from "./detector";

const HERE = { hidden: false, focused: true };
const BLURRED = { hidden: false, focused: false };
const HIDDEN = { hidden: true, focused: false };

function detector() {
  let made = 0;
  return new AwayDetector(() => `i${++made}`);
}

describe("absences", () => {
  test("C-10 a tab switch that fires blur and visibilitychange is one incident", () => {
    const d = detector();
    expect(d.observe(BLURRED, 1_000)).toEqual([]);
    expect(d.observe(HIDDEN, 1_004)).toEqual([{ kind: "began", incidentId: "i1", signal: "tab_hidden", atMs: 1_000 }]);
    expect(d.observe(HIDDEN, 1_300)).toEqual([]);
    expect(d.observe(BLURRED, 9_000)).toEqual([]);
    expect(d.observe(HERE, 9_010)).toEqual([{ kind: "ended", incidentId: "i1", durationMs: 8_010 }]);
  });

  test("C-10 the other order of the two events is one incident too", () => {
    const d = detector();
    expect(d.observe({ hidden: true, focused: true }, 0)).toHaveLength(1);
    expect(d.observe(HIDDEN, 3)).toEqual([]);
    expect(d.observe(HERE, 500)).toEqual([{ kind: "ended", incidentId: "i1", durationMs: 500 }]);
  });

  test("C-10 a window blur that lasts is an incident that began at the blur", () => {
    const d = detector();
    d.observe(BLURRED, 50);
    expect(d.wakeAtMs).toBe(50 + SETTLE_MS);
    expect(d.observe(BLURRED, 50 + SETTLE_MS)).toEqual([
      { kind: "began", incidentId: "i1", signal: "window_blur", atMs: 50 },
    ]);
    expect(d.wakeAtMs).toBeNull();
  });

  test("C-10 focus moving inside the page is none", () => {
    const d = detector();
    // Focus goes into a frame: the window blurs, hasFocus() stays or comes back true.
    expect(d.observe(BLURRED, 0)).toEqual([]);
    expect(d.observe(HERE, SETTLE_MS)).toEqual([]);
    expect(d.wakeAtMs).toBeNull();
  });

  test("C-11 every absence has an id of its own", () => {
    const d = detector();
    const first = d.observe(HIDDEN, 0);
    d.observe(HERE, 100);
    const second = d.observe(HIDDEN, 200);
    expect(first[0]?.incidentId).not.toBe(second[0]?.incidentId);
  });

  test("C-14 a dialog the page opened itself is none, hiding the page meanwhile is", () => {
    const d = detector();
    d.dialogOpened();
    expect(d.observe(BLURRED, 0)).toEqual([]);
    expect(d.wakeAtMs).toBeNull();
    expect(d.observe(HIDDEN, 10)).toHaveLength(1);
    d.observe(HERE, 20);
    d.dialogClosed();
    d.observe(BLURRED, 30);
    expect(d.wakeAtMs).toBe(30 + SETTLE_MS);
  });
});

describe("large pastes", () => {
  test("C-10 the limit itself is large, one below is not", () => {
    expect(largePaste("x".repeat(200), null, 200)).toEqual({ units: 200, lines: 1 });
    expect(largePaste("x".repeat(199), null, 200)).toBeNull();
  });

  test("C-10 line ends count once, and moving one's own text is none", () => {
    const text = "ab\r\n".repeat(60);
    expect(largePaste(text, null, 100)).toEqual({ units: 180, lines: 60 });
    expect(largePaste(text, text.replaceAll("\r\n", "\n"), 100)).toBeNull();
  });
});
