"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import string
import sys

TILES = string.ascii_uppercase + string.digits


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        stock, notice = rng.choices(TILES, k=size), rng.choices(TILES, k=size)
    elif shape == "short-notice":  # thousands of copies
        stock, notice = rng.choices(TILES, k=size), "WOW 69 MM"
    elif shape == "whole-box":  # one copy takes every tile of a shuffled box
        stock = rng.choices(TILES, k=size)
        notice = rng.sample(stock, size)
    elif shape == "rare-last":  # the tile that decides lies at the bottom of the box
        stock = ["A"] * (size - size // 4) + ["6", "9"] * (size // 8)
        notice = ["9"] * 3
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps(["".join(stock), "".join(notice)]))


main()
