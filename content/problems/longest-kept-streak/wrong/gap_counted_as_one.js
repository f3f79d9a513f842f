// expect: WA
// Idea: one freeze bridges one gap, however wide.
function longestKeptStreak(days, k) {
  let best = 0;
  let left = 0;
  let gaps = 0;
  for (let right = 0; right < days.length; right++) {
    if (right > 0 && days[right] - days[right - 1] > 1) gaps++;
    while (gaps > k) {
      if (days[left + 1] - days[left] > 1) gaps--;
      left++;
    }
    best = Math.max(best, days[right] - days[left] + 1);
  }
  return best;
}
