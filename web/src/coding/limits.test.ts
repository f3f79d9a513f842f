import { expect, test } from "vitest";
import { checkSize, limitsLine } from "./limits";

const limits = { cpu_ms: 6_000, wall_ms: 18_000, memory_bytes: 256 << 20, output_bytes: 1 << 20, source_bytes: 64 << 10, input_bytes: 128 << 10 };

test("what is too long is said with its limit before it is sent", () => {
  const said = (source: string, input?: string) => {
    try {
      checkSize(limits, source, input);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(said("x".repeat(64 << 10), "y".repeat(128 << 10))).toBeNull();
  // Counted as they travel: two bytes each.
  expect(said("é".repeat(33_000))).toBe("The program is too long: 64 KiB are allowed.");
  expect(said("x", "y".repeat((128 << 10) + 1))).toBe("The input is too long: 128 KiB are allowed.");
});

test("the limits are told in one sentence", () => {
  expect(limitsLine(limits)).toBe("A run may take 6 s of CPU time, 18 s in all, 256 MiB of memory, and print 1 MiB.");
});
