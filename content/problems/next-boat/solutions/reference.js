// The place of the first boat that leaves at or after the second.
function firstBoat(boats, second) {
  let low = 0;
  let high = boats.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (boats[middle] < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

function totalWait(period, departures, arrivals) {
  // The first boat of the next round serves those who miss the last one of theirs.
  const boats = [...departures, departures[0] + period];
  let total = 0;
  for (const arrival of arrivals) {
    const second = arrival % period;
    total += boats[firstBoat(boats, second)] - second;
  }
  return total;
}
