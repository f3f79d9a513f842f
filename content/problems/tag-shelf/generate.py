"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of tags."""
import json
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    widths = [rng.randint(1, 60) for _ in range(size)]
    gap, plus, digit = 4, 12, 7
    if shape == "growth":  # about two thirds are shown
        line = (sum(widths) + gap * size) * 2 // 3
    elif shape == "all-but-little":  # one pixel is missing for all of them
        line = sum(widths) + gap * (size - 1) - 1
    elif shape == "all":  # just enough
        line = sum(widths) + gap * (size - 1)
    elif shape == "shorter-number":  # narrow tags, wide digits: it takes one digit less to fit
        digits = len(str(size)) - 1
        widths, gap, plus, digit = [1] * size, 0, 0, 10**digits // 10
        line = size - 10**digits + digit * digits + digit // 2
    elif shape == "wide":  # everything at the limit
        widths, gap, plus, digit = [1_000_000] * size, 1_000_000, 1_000_000, 1_000_000
        line = 2_000_000 * (size - 3)
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([widths, gap, line, plus, digit]))


main()
