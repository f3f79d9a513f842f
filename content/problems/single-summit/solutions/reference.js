/** For each peak, how many places back the next peak at least as high stands. */
function rooms(heights) {
  const higher = []; // places of peaks that later peaks can still see, heights falling
  return heights.map((height, place) => {
    while (higher.length > 0 && heights[higher.at(-1)] < height) higher.pop();
    const room = place - (higher.at(-1) ?? -1);
    higher.push(place);
    return room;
  });
}

function singleSummitWalks(heights) {
  const before = rooms(heights);
  const after = rooms([...heights].reverse()).reverse();
  // A walk with this summit starts in the room before it and ends in the room after it.
  return before.reduce((walks, starts, place) => walks + starts * after[place], 0);
}
