"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: ships."""
import json
import random
import sys

LAST = 1_000_000_000


def stay(rng, last, longest):
    arrive = rng.randrange(last)
    return [arrive, min(last, arrive + rng.randint(1, longest))]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # about twice as many ships as fit
        requests = [stay(rng, LAST, LAST // 10) for _ in range(size)]
        berths = size // 50 + 1
    elif shape == "many-berths":  # long stays, a berth for every fourth ship
        requests = [stay(rng, LAST, LAST) for _ in range(size)]
        berths = size // 4
    elif shape == "one-berth":
        requests = [stay(rng, LAST, 50_000) for _ in range(size)]
        berths = 1
    elif shape == "tight":  # short days: many ships arrive and leave at the same moments
        requests = [stay(rng, 1000, 60) for _ in range(size)]
        berths = size // 100
    elif shape == "nested":  # every ship stays within the time of the one in front of it
        requests = [[i, LAST - i] for i in range(size)]
        berths = size // 2
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([requests, berths]))


main()
