"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the number of places; there are one and a half times as many notes."""
import random
import sys

TOP = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    chance = rng.random
    height = [int(chance() * TOP) for _ in range(size)]
    false = 0.02
    if shape in ("growth", "random"):
        notes = [(int(chance() * size), int(chance() * size)) for _ in range(3 * size // 2)]
    elif shape == "chain-upward":  # one place after the other joins, and the steepest slope there can be
        height = [TOP * i for i in range(size)]
        notes = [(i, i + 1) for i in range(size - 1)]
        notes += [(0, 1)] * (size // 2)
        false = 0
    elif shape == "chain-then-checks":  # a chain from one end, then questions about its ends
        notes = [(i + 1, i) for i in range(size - 1)]
        notes += [(0, int(chance() * size)) for _ in range(size // 2)]
    elif shape == "chain-from-the-far-end":
        notes = [(i, i + 1) for i in range(size - 1)]
        notes += [(int(chance() * size), size - 1) for _ in range(size // 2)]
    elif shape == "many-groups":
        notes = []
        for _ in range(3 * size // 2):
            a = int(chance() * size)
            notes.append((a, min(size - 1, a // 20 * 20 + int(chance() * 20))))
    else:
        sys.exit(f"unknown shape {shape}")

    rows = []
    for i, (a, b) in enumerate(notes):
        is_check = i >= size  # most of the earlier notes join groups
        slip = int(chance() * 5) - 2 if is_check and chance() < false else 0
        rows.append(f"{a + 1} {b + 1} {max(-TOP, min(TOP, height[b] - height[a] + slip))}")
    print(size, len(rows))
    print("\n".join(rows))


main()
