// expect: WA
// Idea: the bit operators of the language, which know only 32 bits.
function strongestTeam(people, size) {
  let worth = 0;
  let candidates = people;
  for (let skill = 49; skill >= 0; skill--) {
    const skilled = candidates.filter((person) => person & (1 << skill));
    if (skilled.length >= size) {
      worth += 2 ** skill;
      candidates = skilled;
    }
  }
  return [worth, candidates.length];
}
