function bestFees(gigs: number[][]): number {
  const byStart = [...gigs].sort((a, b) => a[0] - b[0]);

  const firstNotBefore = (time: number): number => {
    let low = 0;
    let high = byStart.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byStart[middle][0] < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  // best[i]: the most she can earn from the gigs from i on
  const best: number[] = new Array(byStart.length + 1).fill(0);
  for (let i = byStart.length - 1; i >= 0; i--) {
    const [start, end, fee] = byStart[i];
    const rested = end + (end - start);
    best[i] = Math.max(best[i + 1], fee + best[firstNotBefore(rested)]);
  }
  return best[0];
}
