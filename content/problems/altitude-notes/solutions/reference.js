const { readFileSync } = require("fs");

// Groups of places whose differences in height are known (union-find with offsets).
class Heights {
  constructor(places) {
    this.parent = Array.from({ length: places + 1 }, (_, place) => place);
    this.aboveParent = new Array(places + 1).fill(0);
    this.size = new Array(places + 1).fill(1);
  }

  // The root of the place's group, and how much higher than it the place lies.
  rootAndHeight(place) {
    let height = 0;
    let root = place;
    while (this.parent[root] !== root) {
      height += this.aboveParent[root];
      root = this.parent[root];
    }
    return [root, height];
  }

  // Takes in that b lies higher than a by the difference, unless this is a contradiction.
  keep(a, b, difference) {
    const [rootA, heightA] = this.rootAndHeight(a);
    const [rootB, heightB] = this.rootAndHeight(b);
    const lift = heightA + difference - heightB; // of root b above root a
    if (rootA === rootB) return lift === 0;
    if (this.size[rootA] < this.size[rootB]) this.hang(rootA, rootB, -lift);
    else this.hang(rootB, rootA, lift);
    return true;
  }

  hang(root, under, lift) {
    this.parent[root] = under;
    this.aboveParent[root] = lift;
    this.size[under] += this.size[root];
  }

  greatestDifference() {
    const lowest = new Array(this.parent.length).fill(0);
    const highest = new Array(this.parent.length).fill(0);
    let greatest = 0;
    for (const place of this.parent.keys()) {
      const [root, height] = this.rootAndHeight(place);
      lowest[root] = Math.min(lowest[root], height);
      highest[root] = Math.max(highest[root], height);
      greatest = Math.max(greatest, highest[root] - lowest[root]);
    }
    return greatest;
  }
}

const [places, count, ...numbers] = readFileSync(0, "utf8").trim().split(/\s+/).map(Number);
const heights = new Heights(places);
let thrown = 0;
let firstThrown = 0;
for (let note = 1; note <= count; note++) {
  const [a, b, difference] = numbers.slice(3 * note - 3, 3 * note);
  if (heights.keep(a, b, difference)) continue;
  thrown += 1;
  firstThrown ||= note;
}
console.log(thrown, firstThrown, heights.greatestDifference());
