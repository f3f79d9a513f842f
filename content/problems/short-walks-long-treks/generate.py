"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of days."""
import json
import random
import sys

TOP = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    walks = [rng.randint(0, TOP // 7) for _ in range(size)]
    treks = [rng.randint(0, TOP) for _ in range(size)]
    if shape in ("growth", "week"):
        trek_days = 7
    elif shape == "top-fees":  # the largest sum there can be
        walks, treks, trek_days = [TOP] * size, [TOP] * size, 1
    elif shape == "half-a-season":  # two treks fill the season, or one that pays better
        trek_days = size // 2
        walks = [rng.randint(0, 10) for _ in range(size)]
    elif shape == "single-days":  # treks of one day
        walks, trek_days = treks[::-1], 1
    elif shape == "steps":  # every trek spoils a better one that begins a day later
        trek_days = 30
        walks = [rng.randint(0, 3) for _ in range(size)]
        treks = [100 + i % 29 * 50 + rng.randint(0, 9) for i in range(size)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([walks, treks, trek_days]))


main()
