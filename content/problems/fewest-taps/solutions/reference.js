const [, ...lines] = require("fs").readFileSync(0, "utf8").trim().split("\n");
const words = lines.map((line) => {
  const [text, times] = line.trim().split(" ");
  return { text, times: Number(times) };
});

// A trie: next holds 26 places for each node, best the word that is suggested there.
const nodes = 1 + words.reduce((sum, word) => sum + word.text.length, 0);
const next = new Int32Array(26 * nodes);
const best = new Array(nodes);
let used = 1;

const step = (node, word, at) => 26 * node + word.text.charCodeAt(at) - 97;
const before = (a, b) => a.times > b.times || (a.times === b.times && a.text < b.text);

for (const word of words) {
  let node = 0;
  for (let at = 0; ; at++) {
    if (best[node] === undefined || before(word, best[node])) best[node] = word;
    if (at === word.text.length) break;
    const place = step(node, word, at);
    if (next[place] === 0) next[place] = used++;
    node = next[place];
  }
}

function taps(word) {
  const length = word.text.length;
  let node = 0;
  let needed = 0; // for the letters before the current suggestion came up
  let since = 0;
  for (let at = 0; at <= length; at++) {
    const suggestion = best[node];
    if (suggestion === word) return needed + Math.min(1, length - at);
    // Does it part from the word here?
    const child = at < length ? next[step(node, word, at)] : -1;
    if (child === -1 || best[child] !== suggestion) {
      needed += Math.min(at - since, 1 + suggestion.text.length - at);
      if (at < length) needed++;
      since = at + 1;
    }
    node = child;
  }
  return needed;
}

console.log(words.reduce((sum, word) => sum + word.times * taps(word), 0));
