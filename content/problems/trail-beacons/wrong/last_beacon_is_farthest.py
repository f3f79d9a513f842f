# expect: WA
# Idea: the beacon with the greatest mark must be the farthest away.
from math import dist


def farthest_beacon(points, marks):
    left = max(marks)
    for a, b in zip(points, points[1:]):
        piece = dist(a, b)
        if left < piece:
            share = left / piece
            return dist(points[0], (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        left -= piece
    return dist(points[0], points[-1])
