function seaWindows(windows, roofs) {
  const withView = [];
  let highestRoof = 0; // among the houses between this one and the sea
  for (let house = windows.length; house > 0; house--) {
    if (windows[house - 1] > highestRoof) withView.push(house);
    highestRoof = Math.max(highestRoof, roofs[house - 1]);
  }
  return withView.reverse();
}
