"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the side of a square field."""
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        rows = ["".join(rng.choices("0123456789#", k=size)) for _ in range(size)]
    elif shape == "open":  # no water: the number of walks explodes
        rows = ["".join(rng.choices("123456789", k=size)) for _ in range(size)]
    elif shape == "zigzag":  # one free path that climbs and falls through dear plots
        grid = [["9"] * size for _ in range(size)]
        row, step = size // 2, 1
        for column in range(size):
            grid[row][column] = "0"
            if rng.random() < 0.02 or not 0 <= row + step < size:
                step = -step
            row = min(max(row + step, 0), size - 1)
        rows = ["".join(line) for line in grid]
    elif shape == "dam":  # one flooded column near the east edge
        grid = [rng.choices("0123456789", k=size) for _ in range(size)]
        for line in grid:
            line[size - 2] = "#"
        rows = ["".join(line) for line in grid]
    else:
        sys.exit(f"unknown shape {shape}")
    print(size, size)
    print("\n".join(rows))


main()
