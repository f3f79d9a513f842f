"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import sys

STEEPEST = 100_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "hills"):
        legs = [rng.randint(-STEEPEST, STEEPEST) for _ in range(size)]
        swaps = size // 200
    elif shape == "all-uphill":  # the sum needs more than 32 bits
        legs = [STEEPEST] * size
        swaps = 0
    elif shape == "uphill-few-swaps":
        legs = [rng.randint(1, STEEPEST) for _ in range(size)]
        swaps = 7
    elif shape == "long-valleys":  # much is won back on a full battery and lost
        legs, sign = [], -1
        while len(legs) < size:
            legs += [sign * rng.randint(1, STEEPEST) for _ in range(rng.randint(1, 300))]
            sign = -sign
        legs = legs[:size]
        swaps = size // 1000
    elif shape == "swap-everywhere":
        legs = [rng.randint(1, STEEPEST) for _ in range(size)]
        swaps = size
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([legs, swaps]))


main()
