const { readFileSync } = require("fs");

function twoHalls(speakers, refusals) {
  const refuses = Array.from({ length: speakers + 1 }, () => []);
  for (const [a, b] of refusals) {
    refuses[a].push(b);
    refuses[b].push(a);
  }

  const hall = new Array(speakers + 1).fill(0);
  const parent = new Array(speakers + 1).fill(0);
  for (let first = 1; first <= speakers; first++) {
    if (hall[first]) continue;
    hall[first] = 1;
    const queue = [first];
    for (const speaker of queue) {
      // The queue grows while it is read: breadth first.
      for (const other of refuses[speaker]) {
        if (!hall[other]) {
          hall[other] = 3 - hall[speaker];
          parent[other] = speaker;
          queue.push(other);
        } else if (hall[other] === hall[speaker]) {
          return ["RING", ringThrough(speaker, other, parent)];
        }
      }
    }
  }
  return ["SPLIT", hall.slice(1)];
}

// Both are equally deep in the search tree, so the climbs meet in step.
function ringThrough(a, b, parent) {
  const left = [a];
  const right = [b];
  while (left.at(-1) !== right.at(-1)) {
    left.push(parent[left.at(-1)]);
    right.push(parent[right.at(-1)]);
  }
  return [...left, ...right.slice(0, -1).reverse()];
}

const [speakers, count, ...numbers] = readFileSync(0, "utf8").trim().split(/\s+/).map(Number);
const refusals = Array.from({ length: count }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
const [verdict, evidence] = twoHalls(speakers, refusals);
console.log(verdict);
console.log(evidence.join(" "));
