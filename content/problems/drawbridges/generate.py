"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the number of quays."""
import random
import sys

TOP = 1_000_000


def bridge(rng, longest):
    cross = int(rng.random() * longest) + 1
    return cross, min(TOP, cross + int(rng.random() * longest)), int(rng.random() * longest) + 1


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    ends, kinds = [], []
    if shape in ("growth", "random"):
        ends = [(max(1, i - 1 - int(rng.random() * 1000)), i) for i in range(2, size + 1)]
        ends += [(max(1, i - 1 - int(rng.random() * 5000)), i) for i in range(2, size + 1)]
        kinds = [bridge(rng, 1000) for _ in ends]
    elif shape == "slow-line":  # one way only, and nearly a whole cycle of waiting at each bridge
        ends = [(i, i + 1) for i in range(1, size)]
        kinds = [(TOP - i % 2, TOP - i % 2, TOP - i % 3) for i in range(1, size)]
    elif shape == "no-way":  # the one bridge to the last quay takes too long
        ends = [(max(1, i - 1 - int(rng.random() * 50)), i) for i in range(2, size)]
        ends += [(max(1, i - 1 - int(rng.random() * 50)), i) for i in range(2, size)]
        kinds = [bridge(rng, 100) for _ in ends]
        ends.append((size - 1, size))
        kinds.append((8, 7, 1))
    elif shape == "short-cuts":  # a long line with leaps that must be waited for
        ends = [(i, i + 1) for i in range(1, size)]
        kinds = [bridge(rng, 9) for _ in ends]
        leaps = [(i, min(size, i + 2 + int(rng.random() * 30))) for i in range(1, size - 1)]
        ends += leaps
        kinds += [(5, 5 + i % 2, 100 + i % 7) for i in range(len(leaps))]
    else:
        sys.exit(f"unknown shape {shape}")

    label = [0, 1, *rng.sample(range(2, size), size - 2), size] if size > 2 else [0, 1, 2]
    rows = [f"{label[a]} {label[b]} {c} {d} {u}" for (a, b), (c, d, u) in zip(ends, kinds)]
    rng.shuffle(rows)
    print(size, len(rows))
    print("\n".join(rows))


main()
