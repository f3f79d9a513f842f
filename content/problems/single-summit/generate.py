"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        heights = [rng.randint(1, 5000) for _ in range(size)]
    elif shape == "rising":
        heights = list(range(1, size + 1))
    elif shape == "falling-in-steps":  # every height occurs twice in a row
        heights = [size - i // 2 for i in range(size)]
    elif shape == "plateau":
        heights = [1_000_000_000] * size
    elif shape == "few-heights":
        heights = [rng.choice([3, 5, 5, 8]) for _ in range(size)]
    elif shape == "one-giant":
        heights = [rng.randint(1, 1_000_000) for _ in range(size)]
        heights[size // 2] = 1_000_000_000
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([heights]))


main()
