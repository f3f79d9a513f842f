"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of pots."""
import json
import random
import sys

TOP = 1_000_000_000


def pots_of_width(rng, size, widest):
    lows = [rng.randint(1, TOP - widest) for _ in range(size)]
    return [[low, low + int(widest * rng.random())] for low in lows]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        pots, capacity = pots_of_width(rng, size, TOP // 1000), 20
    elif shape == "one-by-one":  # a kiln for a single pot
        pots, capacity = pots_of_width(rng, size, TOP // 2), 1
    elif shape == "pairs":
        pots, capacity = pots_of_width(rng, size, 8 * TOP // size), 2
    elif shape == "huge-kiln":
        pots, capacity = pots_of_width(rng, size, 30 * TOP // size), 200_000
    elif shape == "nested":  # ranges within ranges, all around one temperature
        pots = [[i, TOP - i] for i in range(1, size + 1)]
        capacity = 3
    elif shape == "apart":  # no two pots together
        pots = [[2 * i + 1, 2 * i + 1] for i in range(size)]
        capacity = 5
    else:
        sys.exit(f"unknown shape {shape}")
    rng.shuffle(pots)
    print(json.dumps([pots, capacity]))


main()
