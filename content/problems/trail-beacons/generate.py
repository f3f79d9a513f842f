"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import math
import random
import sys

EDGE = 1_000_000


def walk(rng, size, stride, stay=0.0):
    x = y = 0
    points = [[x, y]]
    for _ in range(size - 1):
        if rng.random() >= stay:
            x = min(max(x + rng.randint(-stride, stride), -EDGE), EDGE)
            y = min(max(y + rng.randint(-stride, stride), -EDGE), EDGE)
        points.append([x, y])
    return points


def length(points):
    return sum(math.dist(a, b) for a, b in zip(points, points[1:]))


def scatter(rng, count, nearest, farthest):
    return [round(rng.uniform(nearest, farthest), 3) for _ in range(count)]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "wander"):
        points = walk(rng, size, 550)
        marks = scatter(rng, size, 0, length(points))
    elif shape == "near-the-end":  # every beacon lies in the last part of the trail
        points = walk(rng, size, 550)
        whole = length(points)
        marks = scatter(rng, size, 0.99 * whole, 1.01 * whole)
    elif shape == "many-pauses":  # most points repeat the one before
        points = walk(rng, size, 1500, stay=0.8)
        marks = scatter(rng, size, 0, length(points))
    elif shape == "there-and-back":  # far out and back; beacons on the way back only
        half = [[40 * i // 10, 30 * i // 10] for i in range(size // 2)]
        points = half + half[::-1]
        whole = length(points)
        marks = scatter(rng, size, 0.8 * whole, whole)
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([points, marks]))


main()
