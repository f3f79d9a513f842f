const TURNED = { 9: "6", W: "M" };

function countTiles(text) {
  const counts = new Map();
  for (const character of text) {
    const tile = TURNED[character] ?? character;
    counts.set(tile, (counts.get(tile) ?? 0) + 1);
  }
  counts.delete(" ");
  return counts;
}

function noticeCopies(stock, notice) {
  const have = countTiles(stock);
  let copies = Infinity;
  for (const [tile, needed] of countTiles(notice)) {
    copies = Math.min(copies, Math.floor((have.get(tile) ?? 0) / needed));
  }
  return copies;
}
