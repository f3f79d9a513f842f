function farthestBeacon(points, marks) {
  const distance = ([x1, y1], [x2, y2]) => Math.hypot(x2 - x1, y2 - y1);

  const walked = [0]; // distance to each point
  for (let i = 1; i < points.length; i++) {
    walked.push(walked[i - 1] + distance(points[i - 1], points[i]));
  }

  const firstBeyond = (mark) => {
    let low = 0;
    let high = walked.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (walked[middle] <= mark) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  let farthest = 0;
  for (const mark of marks) {
    // The first point beyond the mark ends a piece that is longer than 0.
    const end = firstBeyond(mark);
    let place = points.at(-1);
    if (end < points.length) {
      const [x1, y1] = points[end - 1];
      const [x2, y2] = points[end];
      const share = (mark - walked[end - 1]) / (walked[end] - walked[end - 1]);
      place = [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
    }
    farthest = Math.max(farthest, distance(points[0], place));
  }
  return farthest;
}
