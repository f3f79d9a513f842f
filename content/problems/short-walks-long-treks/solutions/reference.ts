function bestSeason(walks: number[], treks: number[], trekDays: number): number {
  // best[d]: the most that the first d days can earn
  const best = [0];
  walks.forEach((walk, index) => {
    const walking = best[index] + walk;
    const begin = index + 1 - trekDays; // days before the trek that ends today
    best.push(begin < 0 ? walking : Math.max(walking, best[begin] + treks[begin]));
  });
  return best[walks.length];
}
