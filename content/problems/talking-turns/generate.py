"""Print one input: generate.py SIZE SEED SHAPE. SIZE: number of speakers."""
import random
import sys

MOST = 10_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        quantum, talks = 60, [rng.randint(1, MOST) for _ in range(size)]
    elif shape == "tiny-turns":  # a million million turns
        quantum, talks = 1, [rng.randint(MOST - 1000, MOST) for _ in range(size)]
    elif shape == "one-round":  # everybody is done at once
        quantum, talks = MOST, [rng.randint(1, MOST) for _ in range(size)]
    elif shape == "falling":  # those behind are done first
        quantum, talks = 7, [MOST - 45 * i for i in range(size)]
    elif shape == "climbing":
        quantum, talks = 7, [45 * i + 1 for i in range(size)]
    elif shape == "full-turns":  # everything ends together with a turn
        quantum, talks = 1000, [1000 * rng.randint(1, 40) for _ in range(size)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(size, quantum)
    print(*talks)


main()
