"""Print one input: generate.py SIZE SEED SHAPE."""
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # a pool half as large as the log
        pool = [f"KE-{i:07d}" for i in range(size // 2 + 1)]
        scans = [rng.choice(pool) for _ in range(size)]
    elif shape == "all-enter":  # nothing ever leaves
        scans = [f"{i:012d}" for i in range(size)]
        rng.shuffle(scans)
    elif shape == "last-in-first-out":  # fill the hall, then empty it backwards
        half = [f"bay-{i:08x}" for i in range(size // 2)]
        scans = half + half[::-1]
    elif shape == "first-in-first-out":
        half = [f"bay-{i:08x}" for i in range(size // 2)]
        rng.shuffle(half)
        scans = half + half
    elif shape == "look-alikes":  # labels that differ only in case or leading zeros
        pool = []
        for i in range(size // 8 + 1):
            pool += [f"{i}", f"0{i}", f"a{i}", f"A{i}"]
        scans = [rng.choice(pool) for _ in range(size)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(len(scans))
    print("\n".join(scans))


main()
