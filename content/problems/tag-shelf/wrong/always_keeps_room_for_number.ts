// expect: WA
// Idea: keep room for the additional tag even if no tag is left out.
function tagsShown(widths: number[], gap: number, line: number, plus: number, digit: number): number {
  let most = -1;
  let taken = 0;
  for (let shown = 0; shown <= widths.length; shown++) {
    const leftOut = widths.length - shown;
    if (taken + plus + digit * String(leftOut).length <= line) most = shown;
    taken += (widths[shown] ?? 0) + gap;
  }
  return most;
}
