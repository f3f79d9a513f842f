/** The slots by another clock, those that touch made into one. */
function joined(slots: number[][], shift: number): number[][] {
  const whole: number[][] = [];
  for (const [start, end] of slots) {
    const last = whole.at(-1);
    if (last && last[1] === start + shift) {
      last[1] = end + shift;
    } else {
      whole.push([start + shift, end + shift]);
    }
  }
  return whole;
}

function firstCall(mine: number[][], theirs: number[][], ahead: number, minutes: number): number {
  const here = joined(mine, 0);
  const there = joined(theirs, -ahead);
  let i = 0;
  let j = 0;
  while (i < here.length && j < there.length) {
    const start = Math.max(here[i][0], there[j][0]);
    const end = Math.min(here[i][1], there[j][1]);
    if (end - start >= minutes) return start;
    // Whoever is busy first can only go on with her next slot.
    if (here[i][1] < there[j][1]) i += 1;
    else j += 1;
  }
  return -1;
}
