// expect: WA
// Idea: a space is a character like any other.
function noticeCopies(stock, notice) {
  const count = (text) => {
    const counts = {};
    for (const c of text.replaceAll("9", "6").replaceAll("W", "M")) counts[c] = (counts[c] || 0) + 1;
    return counts;
  };
  const have = count(stock);
  const need = count(notice);
  return Math.min(...Object.keys(need).map((c) => Math.floor((have[c] || 0) / need[c])));
}
