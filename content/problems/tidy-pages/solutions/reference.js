function tidyPages(pages) {
  const ranges = pages
    .split(",")
    .map((part) => {
      const [first, last = first] = part.split("-").map(Number);
      return { first, last };
    })
    .sort((a, b) => a.first - b.first);

  const runs = [];
  for (const { first, last } of ranges) {
    const current = runs.at(-1);
    if (current && first <= current.last + 1) {
      current.last = Math.max(current.last, last);
    } else {
      runs.push({ first, last });
    }
  }
  return runs.map(({ first, last }) => (first < last ? `${first}-${last}` : `${first}`)).join(",");
}
