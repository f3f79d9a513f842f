"""Print one input: generate.py SIZE SEED SHAPE. SIZE: number of rafts."""
import random
import sys

LAKE = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    rafts = []
    for i in range(size):
        if shape == "growth":  # each touches some dozens
            fleet, wide = rng.randint(1, max(2, size // 50)), int(3 * LAKE / max(3, size) ** 0.5)
            x, y = rng.randrange(LAKE - wide), rng.randrange(LAKE - wide)
            rafts.append((fleet, x, y, x + rng.randint(1, wide), y + rng.randint(1, wide)))
        elif shape == "heap":  # all touch each other, in a few fleets
            x, y = rng.randrange(LAKE // 2), rng.randrange(LAKE // 2)
            fleet = rng.randint(1, 3) * 333_333_333
            rafts.append((fleet, x, y, LAKE - rng.randrange(LAKE // 2), LAKE - rng.randrange(LAKE // 2)))
        elif shape == "strips":  # long strips one above the other, so all overlap in x
            y = 2 * rng.randrange(LAKE // 2)
            rafts.append((i + 1, rng.randrange(1000), y, LAKE - rng.randrange(1000), y + 1))
        elif shape == "posts":  # the same, turned by 90 degrees
            x = 2 * rng.randrange(LAKE // 2)
            rafts.append((i % 2 + 1, x, rng.randrange(1000), x + 1, LAKE - rng.randrange(1000)))
        elif shape == "one-fleet":
            x, y = rng.randrange(1000), rng.randrange(1000)
            rafts.append((LAKE, x, y, x + 500, y + 500))
        elif shape == "squares":  # a few places, so that edges and corners meet
            x, y = rng.randrange(30), rng.randrange(30)
            rafts.append((rng.randint(1, 4), x, y, x + rng.randint(1, 3), y + rng.randint(1, 3)))
        else:
            sys.exit(f"unknown shape {shape}")
    print(size)
    print("\n".join(" ".join(map(str, raft)) for raft in rafts))


main()
