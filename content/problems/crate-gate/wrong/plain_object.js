// expect: WA
// Idea: a plain object as a set; labels such as "constructor" are inherited keys.
const [, ...scans] = require("fs").readFileSync(0, "utf8").split(/\s+/).filter(Boolean);
const inside = {};
let count = 0;
let peak = 0;
let peakScan = 0;
scans.forEach((crate, i) => {
  if (inside[crate]) {
    delete inside[crate];
    count--;
  } else {
    inside[crate] = true;
    count++;
  }
  if (count > peak) {
    peak = count;
    peakScan = i + 1;
  }
});
console.log(peak, peakScan, count);
