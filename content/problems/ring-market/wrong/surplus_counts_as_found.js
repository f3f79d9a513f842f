// expect: WA
// Idea: count every wanted ware that is passed, also when there is enough of it already.
function shortestWalk(stalls, wanted) {
  const need = new Map();
  for (const ware of wanted) need.set(ware, (need.get(ware) ?? 0) + 1);
  const n = stalls.length;
  let best = Infinity;
  let first = 0;
  let found = 0;
  for (let last = 0; last < 2 * n; last++) {
    if (need.has(stalls[last % n])) found++;
    while (found >= wanted.length) {
      best = Math.min(best, last - first + 1);
      if (need.has(stalls[first % n])) found--;
      first++;
    }
  }
  return best <= n ? best : 0;
}
