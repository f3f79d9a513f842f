# expect: WA
# Idea: a mark beyond the end is placed by prolonging the last piece.
from bisect import bisect_right
from math import dist


def farthest_beacon(points, marks):
    walked = [0.0]
    for a, b in zip(points, points[1:]):
        walked.append(walked[-1] + dist(a, b))
    best = 0.0
    for mark in marks:
        i = min(bisect_right(walked, mark), len(points) - 1)
        if i == 0 or walked[i] == walked[i - 1]:
            place = points[i]
        else:
            share = (mark - walked[i - 1]) / (walked[i] - walked[i - 1])
            (x1, y1), (x2, y2) = points[i - 1], points[i]
            place = (x1 + share * (x2 - x1), y1 + share * (y2 - y1))
        best = max(best, dist(points[0], place))
    return best
