/** Keeps the entries used most recently, the least recent one first. */
class RecentCache {
  static MISS = -1;

  constructor(capacity) {
    this.capacity = capacity;
    this.entries = new Map();
  }

  get(key) {
    if (!this.entries.has(key)) return RecentCache.MISS;
    const value = this.entries.get(key);
    this.entries.delete(key);
    this.entries.set(key, value);
    return value;
  }

  put(key, value) {
    if (!this.entries.has(key) && this.entries.size === this.capacity) {
      const oldest = this.entries.keys().next().value;
      this.entries.delete(oldest);
    }
    this.entries.set(key, value);
  }
}

function cachedAnswers(capacity, operations) {
  const cache = new RecentCache(capacity);
  const answers = [];
  for (const [kind, key, value] of operations) {
    if (kind === 1) {
      answers.push(cache.get(key));
    } else {
      cache.put(key, value);
    }
  }
  return answers;
}
