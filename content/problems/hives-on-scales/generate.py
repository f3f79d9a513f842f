"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of changes."""
import json
import random
import sys

MOST = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        changes = [rng.randint(-MOST, MOST) for _ in range(size)]
        window, cut = max(1, size // 4), size // 40
    elif shape == "climbing":  # each new change is the greatest
        changes = [-MOST + 13_000 * i for i in range(size)]
        window, cut = size // 2, size // 5
    elif shape == "falling":
        changes = [MOST - 13_000 * i for i in range(size)]
        window, cut = size // 2, size // 5
    elif shape == "few-values":
        changes = [rng.randint(-2, 2) for _ in range(size)]
        window, cut = max(1, size // 3), size // 8
    elif shape == "median":  # a single one is left
        changes = [rng.randint(-MOST, MOST) for _ in range(size)]
        window = size // 2 + (size // 2 + 1) % 2
        cut = window // 2
    elif shape == "bears":  # extremes everywhere, small values between
        changes = [rng.choice([-MOST, MOST, *range(-20, 21)]) for _ in range(size)]
        window, cut = max(3, size // 3), size // 30
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([changes, window, cut]))


main()
