import { expect, test } from "vitest";
import type { Incident, IntegrityPolicy } from "@/api/room-socket";
import { isOpen, lengthMs, severityNow } from "./severity";

const POLICY: IntegrityPolicy = { red_after_ms: 15_000, burst_count: 3, burst_window_ms: 60_000, large_paste_units: 200 };

const away = (over: Partial<Incident> = {}): Incident => ({
  id: "i",
  participant_id: "p",
  what: { kind: "away", signal: "tab_hidden" },
  started_at_ms: 1_000,
  severity: "yellow",
  ...over,
});

test("VC-2 VC-3 an open absence is yellow and turns red at the threshold", () => {
  expect(severityNow(away(), POLICY, 15_999)).toBe("yellow");
  expect(severityNow(away(), POLICY, 16_000)).toBe("red");
  expect(lengthMs(away(), 16_000)).toBe(15_000);
});

test("VC-3 a closed absence keeps the server's severity", () => {
  const closed = away({ ended_at_ms: 3_000, duration_ms: 2_000 });
  expect(isOpen(closed)).toBe(false);
  expect(severityNow(closed, POLICY, 99_000)).toBe("yellow");
  expect(lengthMs(closed, 99_000)).toBe(2_000);
  expect(severityNow(away({ severity: "red", ended_at_ms: 2, duration_ms: 1 }), POLICY, 0)).toBe("red");
});

test("VC-1 a paste has no length and stays what it is", () => {
  const paste = away({ what: { kind: "large_paste", file_id: "f1", units: 300, lines: 4 } });
  expect(lengthMs(paste, 99_000)).toBeNull();
  expect(severityNow(paste, POLICY, 99_000)).toBe("yellow");
});
