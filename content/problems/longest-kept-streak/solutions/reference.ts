function longestKeptStreak(days: number[], k: number): number {
  let best = 0;
  let left = 0;
  days.forEach((day, right) => {
    // Missed days inside the window: calendar span less its practice days.
    while (day - days[left] - (right - left) > k) left += 1;
    best = Math.max(best, day - days[left] + 1);
  });
  return best;
}
