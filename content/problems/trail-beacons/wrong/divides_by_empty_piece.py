# expect: RE
# Idea: the first corner at or beyond the mark; the piece before it may have length 0.
from bisect import bisect_left
from math import dist


def farthest_beacon(points, marks):
    walked = [0.0]
    for a, b in zip(points, points[1:]):
        walked.append(walked[-1] + dist(a, b))
    best = 0.0
    for mark in marks:
        if mark >= walked[-1]:
            place = points[-1]
        else:
            i = max(1, bisect_left(walked, mark))
            share = (mark - walked[i - 1]) / (walked[i] - walked[i - 1])
            (x1, y1), (x2, y2) = points[i - 1], points[i]
            place = (x1 + share * (x2 - x1), y1 + share * (y2 - y1))
        best = max(best, dist(points[0], place))
    return best
