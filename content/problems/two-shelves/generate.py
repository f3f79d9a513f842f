"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of wishes."""
import json
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # some tapes are wished for far more often than others
        guest, home = size // 10 + 1, size // 20 + 1
        wishes = [int(size * rng.random() ** 3) + 1 for _ in range(size)]
    elif shape == "circle":  # the same tapes in turn, as many as a shelf holds
        guest, home = size // 8, size // 8
        wishes = [i % (size // 8) + 1 for i in range(size)]
    elif shape == "circle-too-wide":  # one tape more than the guest shelf holds
        guest, home = size // 4, 10
        wishes = [1_000_000_000 - i % (size // 4 + 1) for i in range(size)]
    elif shape == "back-and-forth":  # every tape found sends another one back
        guest = home = size // 10
        residents = [i // 2 + 1 for i in range(2 * home)]
        visitors = list(range(home + 1, home + guest + 1))
        wishes = (residents + visitors + [i % (home + guest) + 1 for i in range(size)])[:size]
    elif shape == "small-shelves":
        guest, home = 3, 2
        wishes = [rng.randint(1, 8) for _ in range(size)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([guest, home, wishes]))


main()
