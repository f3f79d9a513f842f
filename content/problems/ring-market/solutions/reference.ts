function tally(wares: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const ware of wares) counts.set(ware, (counts.get(ware) ?? 0) + 1);
  return counts;
}

function shortestWalk(stalls: string[], wanted: string[]): number {
  const sold = tally(stalls);
  const missing = tally(wanted); // below zero: more than needed
  for (const [ware, needed] of missing) {
    if ((sold.get(ware) ?? 0) < needed) return 0;
  }

  let portions = wanted.length; // still to be found
  let shortest = stalls.length;
  let first = 0;
  for (let last = 0; last < 2 * stalls.length; last++) {
    const ware = stalls[last % stalls.length];
    const before = missing.get(ware) ?? 0;
    missing.set(ware, before - 1);
    if (before > 0) portions -= 1;
    while (portions === 0) {
      shortest = Math.min(shortest, last - first + 1);
      const leftBehind = stalls[first % stalls.length];
      const after = (missing.get(leftBehind) ?? 0) + 1;
      missing.set(leftBehind, after);
      if (after > 0) portions += 1;
      first += 1;
    }
  }
  return shortest;
}
