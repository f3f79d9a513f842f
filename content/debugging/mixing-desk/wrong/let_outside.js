// expect: WA
// Idea: declare the variables with let, but before the loop
/** The levels of all channels. */
class Desk {
  constructor(channels) {
    this.levels = new Array(channels).fill(50);
  }

  turn(channel, step) {
    const level = this.levels[channel - 1] + step;
    this.levels[channel - 1] = Math.max(0, Math.min(level, 100));
  }
}

/** What to do when a key is pressed. */
function bindKeys(desk, keys) {
  const handlers = new Map();
  let key, channel, step;
  for (let i = 0; i < keys.length; i++) {
    [key, channel, step] = keys[i];
    handlers.set(key, () => desk.turn(channel, step));
  }
  return handlers;
}

function finalLevels(channels, keys, presses) {
  const desk = new Desk(channels);
  const handlers = bindKeys(desk, keys);
  for (const key of presses) {
    const handler = handlers.get(key);
    if (handler !== undefined) handler();
  }
  return desk.levels;
}
