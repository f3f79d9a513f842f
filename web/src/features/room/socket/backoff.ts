const FIRST_MS = 400;
const LONGEST_MS = 10_000;

/** Milliseconds to wait before reconnect attempt `attempt` (0 first), between half and all of a doubling step. */
export function backoffMs(attempt: number, random: number): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16));
  return Math.round(step * (0.5 + random / 2));
}
