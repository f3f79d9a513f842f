"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the number of tasks; most shapes have twice as many dependencies."""
import random
import sys

TOP = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    chance = rng.random
    days = [int(chance() * 1000) + 1 for _ in range(size)]
    if shape in ("growth", "random"):
        pairs = [(int(chance() * i), i) for i in range(1, size) for _ in range(2)]
    elif shape == "near":  # long chains of tasks that wait for recent ones
        pairs = [(max(0, i - 1 - int(chance() * 40)), i) for i in range(1, size) for _ in range(2)]
    elif shape == "line":  # one chain of the longest tasks
        days = [TOP - i % 7 for i in range(size)]
        pairs = [(i, i + 1) for i in range(size - 1)]
    elif shape == "by-passes":  # a line in which most tasks can be stepped across
        days = [5 + i % 11 if i % 3 else 1 for i in range(size)]
        days[size // 2] = 400
        pairs = [(i, i + 1) for i in range(size - 1)] + [(i, i + 2) for i in range(0, size - 2, 3)]
    elif shape == "two-lines":  # two chains side by side, one a little longer
        days = [3] * size
        days[size // 3] = 90_000
        pairs = [(i, i + 2) for i in range(size - 2)]
    elif shape == "no-dependencies":
        pairs = []
    else:
        sys.exit(f"unknown shape {shape}")

    label = rng.sample(range(1, size + 1), size)
    shuffled = [0] * size
    for task, length in enumerate(days):
        shuffled[label[task] - 1] = length
    rows = [f"{label[a]} {label[b]}" for a, b in pairs]
    rng.shuffle(rows)
    print(size, len(rows))
    print(*shuffled)
    print("\n".join(rows))


main()
