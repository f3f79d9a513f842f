// expect: WA
// Idea: the pair that is mixed up most often, whatever share of its mushrooms that is.
function mostConfused(truth, guesses) {
  const counts = new Map();
  truth.forEach((name, i) => {
    if (name === guesses[i]) return;
    const key = [name, guesses[i]].sort().join(" ");
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  let best = "-";
  for (const [key, count] of counts) {
    if (best === "-" || count > counts.get(best) || (count === counts.get(best) && key < best)) best = key;
  }
  return best;
}
