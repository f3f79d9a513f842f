function tagsShown(widths: number[], gap: number, line: number, plus: number, digit: number): number {
  const count = widths.length;
  const all = widths.reduce((sum, width) => sum + width, gap * (count - 1));
  if (all <= line) return count;

  let most = -1;
  let taken = 0; // by the tags shown, with a gap behind each
  for (let shown = 0; shown < count; shown++) {
    const leftOut = count - shown;
    if (taken + plus + digit * String(leftOut).length <= line) most = shown;
    taken += widths[shown] + gap;
  }
  return most;
}
