// The sum of the squared distances from the mean. Small numbers are squared only: distances, not positions.
function spread(positions) {
  if (positions.length === 0) return 0;
  const origin = positions[0];
  const mean = positions.reduce((sum, position) => sum + (position - origin), 0) / positions.length;
  return positions.reduce((sum, position) => sum + (position - origin - mean) ** 2, 0);
}

function spreadAfterMove(carts, homes) {
  const ascending = (a, b) => a - b;
  const places = [...carts].sort(ascending);
  const households = [...homes].sort(ascending);
  let result = 0;
  let start = 0;
  places.forEach((place, i) => {
    const last = i + 1 === places.length;
    let end = start;
    while (end < households.length && (last || 2 * households[end] <= place + places[i + 1])) end++;
    result += spread(households.slice(start, end));
    start = end;
  });
  return result;
}
