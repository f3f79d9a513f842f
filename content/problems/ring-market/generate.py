"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: stalls."""
import json
import random
import sys


def wares(rng, count):
    return ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 10))) for _ in range(count)]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # many kinds; a walk through about half of the ring
        kinds = wares(rng, 50)
        stalls = rng.choices(kinds, k=size)
        wanted = rng.choices(kinds, k=size // 2)
    elif shape == "rare":  # two rare wares at opposite places, the shorter way leads through the end of the list
        stalls = rng.choices(wares(rng, 20), k=size)
        stalls[size // 3] = "saffron"
        stalls[size - size // 5] = "sumac"
        wanted = ["saffron", "sumac"]
    elif shape == "all-different":  # a long list of wares that are sold once; nearly all are needed
        stalls = [f"{''.join(chr(97 + int(digit)) for digit in str(i))}" for i in range(size)]
        rng.shuffle(stalls)
        wanted = stalls[size // 4:] + stalls[:size // 8]
        rng.shuffle(wanted)
    elif shape == "one-too-many":  # the ring lacks a single portion
        stalls = rng.choices(["rice", "quince"], k=size)
        wanted = ["rice"] * (stalls.count("rice") + 1)
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([stalls, wanted]))


main()
