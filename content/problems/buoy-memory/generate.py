"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of events."""
import json
import random
import sys

MOST = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # modest numbers, now and then too many readings
        capacity = 1000
        events = [rng.randint(1, 500) * rng.choice([1, -1]) for _ in range(size)]
    elif shape == "huge":  # numbers near the limit
        capacity = MOST - 7
        events = [rng.randint(MOST // 2, MOST) * rng.choice([1, 1, 1, -1]) for _ in range(size)]
    elif shape == "no-satellite":  # everything but the last readings is lost
        capacity = MOST // 2
        events = [MOST] * size
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([capacity, events]))


main()
