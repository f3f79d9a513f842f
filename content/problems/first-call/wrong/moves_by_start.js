// expect: WA
// Idea: go on in the list whose slot starts earlier.
function firstCall(mine, theirs, ahead, minutes) {
  const join = (slots, shift) => {
    const whole = [];
    for (const [a, b] of slots) {
      if (whole.length && whole[whole.length - 1][1] === a + shift) whole[whole.length - 1][1] = b + shift;
      else whole.push([a + shift, b + shift]);
    }
    return whole;
  };
  const here = join(mine, 0);
  const there = join(theirs, -ahead);
  let i = 0;
  let j = 0;
  while (i < here.length && j < there.length) {
    const start = Math.max(here[i][0], there[j][0]);
    const end = Math.min(here[i][1], there[j][1]);
    if (end - start >= minutes) return start;
    if (here[i][0] < there[j][0]) i++;
    else j++;
  }
  return -1;
}
