// expect: WA
// Idea: later windows, not later roofs, hide the sea.
function seaWindows(windows, roofs) {
  const answer = [];
  let highest = 0;
  for (let i = windows.length - 1; i >= 0; i--) {
    if (windows[i] > highest) {
      answer.push(i + 1);
      highest = windows[i];
    }
  }
  return answer.reverse();
}
