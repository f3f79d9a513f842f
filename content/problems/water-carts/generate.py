"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of carts and of households."""
import json
import random
import sys

FAR = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        carts = rng.sample(range(-FAR, FAR), size)
        homes = [rng.randint(-FAR, FAR) for _ in range(size)]
    elif shape == "far-out":  # all close together, far from the start of the road
        carts = [FAR - 10 * i for i in range(size // 100)]
        homes = [FAR - rng.randint(0, size // 10) for _ in range(size)]
        rng.shuffle(carts)
    elif shape == "one-cart":
        carts = [-FAR]
        homes = [FAR - rng.randint(0, 3) for _ in range(size)]
    elif shape == "halfway":  # most households are as near to one cart as to another
        carts = [2 * i for i in range(size)]
        homes = [2 * rng.randrange(size) + rng.choice([1, 1, 1, 0]) for _ in range(size)]
        rng.shuffle(carts)
    elif shape == "idle-carts":  # nearly all carts have no household
        carts = rng.sample(range(-FAR, 0), size)
        homes = [rng.randint(0, FAR) for _ in range(size - 5)] + [-FAR + i * 1000 for i in range(5)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([carts, homes]))


main()
