from bisect import bisect_right
from itertools import accumulate, pairwise
from math import dist


def farthest_beacon(points: list[list[int]], marks: list[float]) -> float:
    pieces = (dist(a, b) for a, b in pairwise(points))
    walked = list(accumulate(pieces, initial=0.0))  # distance to each point

    def place(mark: float) -> tuple[float, float]:
        # The first point beyond the mark ends a piece that is longer than 0.
        end = bisect_right(walked, mark)
        if end == len(points):
            return points[-1]
        (x1, y1), (x2, y2) = points[end - 1], points[end]
        share = (mark - walked[end - 1]) / (walked[end] - walked[end - 1])
        return x1 + share * (x2 - x1), y1 + share * (y2 - y1)

    return max(dist(points[0], place(mark)) for mark in marks)
