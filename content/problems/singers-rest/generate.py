"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import sys

LAST_MINUTE = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    gigs = []
    if shape in ("growth", "busy-season"):
        for _ in range(size):
            start = rng.randint(0, 50 * size)
            gigs.append([start, start + rng.randint(1, 2000), rng.randint(1, 1000)])
    elif shape == "short-gigs":  # nearly all fit together; the sum needs 64 bits
        start = 0
        for _ in range(size):
            length = rng.randint(1, 2000)
            gigs.append([start, start + length, rng.randint(LAST_MINUTE // 2, LAST_MINUTE)])
            start += max(1, 2 * length + rng.randint(-3, 5))
        rng.shuffle(gigs)
    elif shape == "one-or-the-other":  # long gigs that exclude nearly all others
        for _ in range(size):
            start = rng.randint(0, LAST_MINUTE // 2)
            gigs.append([start, rng.randint(start + 1, LAST_MINUTE), rng.randint(1, LAST_MINUTE)])
    elif shape == "many-equal":  # few different starts and lengths, much ties
        for _ in range(size):
            start = 100 * rng.randint(0, 500)
            gigs.append([start, start + 50 * rng.randint(1, 8), rng.randint(1, LAST_MINUTE)])
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([gigs]))


main()
