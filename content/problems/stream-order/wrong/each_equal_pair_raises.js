// expect: WA
// Idea: take in the tributaries one by one and raise the order whenever one equals it.
function streamsByOrder(downstream) {
  const n = downstream.length;
  const awaited = new Array(n + 1).fill(0);
  for (const target of downstream) awaited[target]++;
  const order = new Array(n + 1).fill(0);
  const counts = [];
  const ready = [];
  for (let s = 1; s <= n; s++) if (awaited[s] === 0) ready.push(s);
  for (const stream of ready) {
    if (order[stream] === 0) order[stream] = 1;
    counts[order[stream] - 1] = (counts[order[stream] - 1] ?? 0) + 1;
    const target = downstream[stream - 1];
    if (order[target] === order[stream]) order[target]++;
    else order[target] = Math.max(order[target], order[stream]);
    awaited[target]--;
    if (target > 0 && awaited[target] === 0) ready.push(target);
  }
  return Array.from(counts, (count) => count ?? 0);
}
