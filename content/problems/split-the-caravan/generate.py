"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of camels."""
import json
import random
import sys

TOP = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    loads = [1 + int(rng.random() * TOP) for _ in range(size)]
    if shape in ("growth", "waves"):  # falling stretches, one after the other
        largest = 200
        loads = [TOP - (i % 350) * 2_000_000 - int(rng.random() * 1_000_000) for i in range(size)]
    elif shape == "random-short":
        largest = 7
    elif shape == "random-long":
        largest = size // 2
    elif shape == "falling":  # every camel is a peak
        largest = size // 2
        loads = [TOP - 3000 * i - int(rng.random() * 3000) for i in range(size)]
    elif shape == "rising":
        largest = size // 2
        loads = [1 + 3000 * i + int(rng.random() * 3000) for i in range(size)]
    elif shape == "alone":  # every camel has a guide of its own
        largest = 1
    elif shape == "one-group":
        largest = size
    elif shape == "few-weights":
        largest = 50
        loads = [rng.choice([1, 1, 1, 2, 5, 1000]) for _ in range(size)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([loads, largest]))


main()
