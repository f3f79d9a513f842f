/** Admits a limited number of calls of each client within a sliding window. */
class Gate {
  constructor(limit, window) {
    this.limit = limit;
    this.window = window;
    this.recent = new Map();
  }

  admit(client, now) {
    if (!this.recent.has(client)) this.recent.set(client, []);
    const recent = this.recent.get(client);
    while (recent.length > 0 && recent[0] <= now - this.window) {
      recent.shift();
    }
    if (recent.length >= this.limit) return false;
    recent.push(now);
    return true;
  }
}

function admittedCalls(calls, limit, window) {
  const gate = new Gate(limit, window);
  return calls.map(([now, client]) => (gate.admit(client, now) ? 1 : 0));
}
