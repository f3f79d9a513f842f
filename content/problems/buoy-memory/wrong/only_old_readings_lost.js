// expect: WA
// Idea: new readings can only push out what was in the memory before.
function buoyLosses(capacity, events) {
  let stored = 0;
  let taken = 0;
  let lost = 0;
  let stretch = 0;
  let longest = 0;
  let lastReceived = 0;
  for (const event of events) {
    if (event > 0) {
      const replaced = Math.min(stored, Math.max(0, stored + event - capacity));
      taken += event;
      stored = Math.min(capacity, stored + event);
      lost += replaced;
      stretch += replaced;
      longest = Math.max(longest, stretch);
    } else {
      stored -= Math.min(-event, stored);
      lastReceived = taken - stored;
      stretch = 0;
    }
  }
  return [lost, longest, lastReceived];
}
