"""Print one input: generate.py SIZE SEED SHAPE."""
import random
import sys

LAST_SECOND = 1_000_000_000


def names(rng, count):
    return ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(5, 12))) for _ in range(count)]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # steady traffic, some of it refused
        times = sorted(rng.choices(range(2 * size), k=size))
        visitors, k, g, w = names(rng, 200), 3, 300, 1000
    elif shape == "whole-night":  # nothing ever leaves the window, many visitors
        times = sorted(rng.choices(range(LAST_SECOND), k=size))
        visitors, k, g, w = names(rng, size // 10), 12, size - 10, LAST_SECOND
    elif shape == "one-visitor":  # one visitor with a limit that is rarely reached
        times = sorted(rng.choices(range(4 * size), k=size))
        visitors, k, g, w = ["a"], size // 3, size, 2 * size
    elif shape == "bursts":  # many attempts in one second, then nothing for as long as the window
        w = 5000
        times = [w * (i // 1000) + rng.choice([0, 0, w - 1]) for i in range(size)]
        times.sort()
        visitors, k, g = names(rng, 60), 5, 150
    else:
        sys.exit(f"unknown shape {shape}")
    print(size, k, g, w)
    print("\n".join(f"{time} {rng.choice(visitors)}" for time in times))


main()
