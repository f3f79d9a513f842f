"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: rows in each list."""
import json
import random
import sys


def slots(rng, count, longest, gaps):
    rows, at = [], rng.choice(gaps)
    for _ in range(count):
        end = at + rng.randint(1, longest)
        rows.append([at, end])
        at = end + rng.choice(gaps)
    return rows


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # short slots, no call
        mine, theirs = (slots(rng, size, 60, [1, 2, 30, 90]) for _ in range(2))
        ahead, minutes = -600, 61
    elif shape == "touching":  # long chains of touching slots; the call needs a rare long one
        mine, theirs = (slots(rng, size, 30, [0] * 30 + [7]) for _ in range(2))
        ahead, minutes = 37, 1900
    elif shape == "one-long-slot":  # one of them is always free
        mine = slots(rng, size, 2999, [1, 2000])
        theirs = [[0, 1_000_000_000]]
        ahead, minutes = 0, 3000
        mine[-1][1] = mine[-1][0] + 3000
    elif shape == "just-missed":  # free in turns
        mine = [[10 * i, 10 * i + 5] for i in range(size)]
        theirs = [[10 * i + 2005, 10 * i + 2010] for i in range(size)]
        ahead, minutes = 2000, 1
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([mine, theirs, ahead, minutes]))


main()
