# expect: WA
# Idea: put every beacon at the last corner before it.
from bisect import bisect_right
from math import dist


def farthest_beacon(points, marks):
    walked = [0.0]
    for a, b in zip(points, points[1:]):
        walked.append(walked[-1] + dist(a, b))
    return max(dist(points[0], points[bisect_right(walked, mark) - 1]) for mark in marks)
