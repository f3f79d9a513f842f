// expect: WA
// Idea: sort the parts as strings, so page 10 comes before page 9.
function tidyPages(pages) {
  const parts = pages.split(",").sort();
  const runs = [];
  for (const part of parts) {
    const ends = part.split("-").map(Number);
    const first = ends[0];
    const last = ends[ends.length - 1];
    const run = runs[runs.length - 1];
    if (run && first <= run[1] + 1) run[1] = Math.max(run[1], last);
    else runs.push([first, last]);
  }
  return runs.map(([a, b]) => (a === b ? `${a}` : `${a}-${b}`)).join(",");
}
