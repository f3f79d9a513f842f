// expect: WA
// Idea: wait for the pause when the longest wait is over
/** Sends a query some time after the keys of a burst. */
class Sender {
  readonly sent: number[] = [];
  private readonly quiet: number;
  private readonly longest: number;
  private burstBegin: number | null = null;
  private due: number | null = null;

  constructor(quiet: number, longest: number) {
    this.quiet = quiet;
    this.longest = longest;
  }

  sendIfDue(now: number): void {
    if (this.due !== null && this.due <= now) {
      this.sent.push(this.due);
      this.due = null;
    }
  }

  press(now: number): void {
    this.sendIfDue(now);
    this.burstBegin ??= now;
    const left = this.burstBegin + this.longest - now;
    this.due = now + (left > 0 ? Math.min(this.quiet, left) : this.quiet);
  }
}

function sentAt(quiet: number, longest: number, keys: number[]): number[] {
  const sender = new Sender(quiet, longest);
  for (const key of keys) sender.press(key);
  if (keys.length > 0) sender.sendIfDue(keys[keys.length - 1] + quiet);
  return sender.sent;
}
