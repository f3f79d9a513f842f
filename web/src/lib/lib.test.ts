import { beforeEach, describe, expect, test, vi } from "vitest";
import { ago, clockTime, count, date, dateTime, displayLocale, duration, initials, meanRating, rating, score } from "./format";
import { incidentLength, incidentTitle } from "./incidents";
import { PILLARS, pillarLabel } from "./pillars";
import { isRead, markRead } from "./read-marks";
import { ChordReader, chordLabel, setSingleKeys, singleKeysOn } from "./shortcuts";
import { resolveTheme, setThemeChoice, themeChoice } from "./theme";

const NOON = Date.UTC(2026, 10, 23, 12, 5, 9);

describe("formatters", () => {
  test("times are in the viewer's zone, with the zone shown", () => {
    expect(dateTime(NOON, "Asia/Kolkata")).toMatch(/2026.*17:35.*(GMT\+5:30|IST)/u);
    expect(dateTime(NOON, "UTC")).toMatch(/12:05.*UTC/u);
    expect(clockTime(NOON, "UTC")).toBe("12:05:09");
    expect(date(Date.UTC(2026, 0, 1, 1), "America/New_York")).toMatch(/31|Dec/u);
  });
  test("midnight is 00, not 24", () => {
    expect(clockTime(Date.UTC(2026, 0, 1), "UTC")).toBe("00:00:00");
  });
  test("an English of the viewer's own, never another language's dates in English sentences", () => {
    expect(displayLocale(["de-DE", "en-US"])).toBe("en-US");
    expect(displayLocale(["hi-IN"])).toBe("en-GB");
  });
  test("ago", () => {
    expect(ago(NOON - 20_000, NOON)).toBe("just now");
    expect(ago(NOON - 61_000, NOON)).toBe("1 minute ago");
    expect(ago(NOON - 26 * 3_600_000, NOON)).toBe("yesterday");
    expect(ago(NOON - 9 * 86_400_000, NOON)).toContain("2026");
    expect(ago(NOON + 5_000, NOON)).toBe("just now");
  });
  test("durations", () => {
    expect([0, 8_400, 60_000, 80_000, 3_600_000, 7_500_000].map(duration)).toEqual(["0 s", "8 s", "1 min", "1 min 20 s", "1 h", "2 h 5 min"]);
    expect(duration(59_700)).toBe("1 min");
  });
  test("figures", () => {
    expect([score(76.66), rating(4), rating(3.666), meanRating(4)]).toEqual(["77", "4", "3.7", "4.0"]);
    expect([count(1, "room", "rooms"), count(0, "room", "rooms"), count(2, "room", "rooms")]).toEqual(["1 room", "0 rooms", "2 rooms"]);
  });
  test("initials", () => {
    expect(["Ada Lovelace", "  asha  ", "María del Carmen Ruiz", "李小龙", "", "🙂 Bo"].map(initials)).toEqual(["AL", "A", "MR", "李", "?", "🙂B"]);
  });
});

test("VC-4 the rubric has exactly six pillars", () => {
  expect(PILLARS.map((pillar) => pillar.label)).toEqual([
    "Problem Solving",
    "Technical Accuracy",
    "Code Quality",
    "Communication Clarity",
    "Behavioural Competency",
    "Culture Fit",
  ]);
  expect(pillarLabel("culture_fit")).toBe("Culture Fit");
});

describe("VC-1 incidents in words", () => {
  const incident = { id: "i", participant_id: "p", started_at_ms: 0, severity: "yellow" as const };
  test("say what and how long", () => {
    expect(incidentTitle({ kind: "away", signal: "tab_hidden" })).not.toBe(incidentTitle({ kind: "away", signal: "window_blur" }));
    expect(incidentLength({ ...incident, what: { kind: "away", signal: "tab_hidden" }, duration_ms: 4_200 })).toBe("4 s");
    expect(incidentLength({ ...incident, what: { kind: "away", signal: "tab_hidden" }, duration_ms: null })).toBe("still away");
    expect(incidentLength({ ...incident, what: { kind: "large_paste", file_id: "f1", units: 300, lines: 1 } })).toBeNull();
    expect(incidentTitle({ kind: "large_paste", file_id: "f1", units: 300, lines: 1 })).toContain("300 characters, 1 line");
  });
});

describe("theme", () => {
  beforeEach(() => {
    vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => undefined }));
  });
  test("the choice wins over the system, and is remembered", () => {
    expect(resolveTheme("system", true)).toBe("dark");
    expect(resolveTheme("light", true)).toBe("light");
    setThemeChoice("light");
    expect([themeChoice(), document.documentElement.dataset["theme"]]).toEqual(["light", "light"]);
    setThemeChoice("system");
    expect([themeChoice(), document.documentElement.dataset["theme"]]).toEqual(["system", "dark"]);
  });
});

describe("shortcuts", () => {
  const key = (name: string, modifiers: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
    key: name,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...modifiers,
  });
  const chords = new Set(["?", "n", "g d", "g a", "Ctrl K"]);
  test("single keys, sequences and chords", () => {
    const reader = new ChordReader(chords);
    expect(reader.press(key("?"), 0)).toBe("?");
    expect(reader.press(key("k", { ctrlKey: true }), 1)).toBe("Ctrl K");
    expect(reader.press(key("k", { metaKey: true }), 2)).toBe("Ctrl K");
    expect([reader.press(key("g"), 10), reader.press(key("d"), 500)]).toEqual([null, "g d"]);
  });
  test("a sequence is forgotten after a while, and by another key", () => {
    const reader = new ChordReader(chords);
    expect([reader.press(key("g"), 0), reader.press(key("d"), 5_000)]).toEqual([null, null]);
    expect([reader.press(key("g"), 10_000), reader.press(key("x"), 10_100), reader.press(key("d"), 10_200)]).toEqual([null, null, null]);
  });
  test("browser shortcuts stay the browser's", () => {
    const reader = new ChordReader(chords);
    expect([reader.press(key("n", { ctrlKey: true }), 0), reader.press(key("n", { altKey: true }), 1)]).toEqual([null, null]);
  });
  test("WCAG 2.1.4 single keys can be switched off", () => {
    expect(singleKeysOn()).toBe(true);
    setSingleKeys(false);
    expect(singleKeysOn()).toBe(false);
    setSingleKeys(true);
    expect(singleKeysOn()).toBe(true);
  });
  test("a Mac's labels", () => {
    expect([chordLabel("Ctrl K", "MacIntel"), chordLabel("Ctrl K", "Linux x86_64"), chordLabel("n", "Linux")]).toEqual(["⌘ K", "Ctrl K", "N"]);
  });
});

test("read marks survive garbage in the storage", () => {
  localStorage.setItem("ix-read-interviews", "{not json");
  expect(isRead("i1")).toBe(false);
  markRead("i1");
  expect(isRead("i1")).toBe(true);
});
