"""Print one input: generate.py SIZE SEED SHAPE."""
import random
import sys

MOST = 1_000_000_000


def drawn(rng, count):
    return [f"draw {rng.randint(1, MOST)}" for _ in range(count)]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # mostly drawing, small steps back and forth
        kinds = rng.choices(["draw", "undo", "redo"], [3, 1, 1], k=size)
        lines = [f"{kind} {rng.randint(1, MOST if kind == 'draw' else 3)}" for kind in kinds]
    elif shape == "all-and-back":  # half is drawn, then everything is undone and redone again and again
        lines = drawn(rng, size // 2)
        while len(lines) < size:
            lines.append(f"undo {rng.randint(size, MOST)}")
            lines.append(f"redo {rng.randint(size // 4, MOST)}")
        lines = lines[:size]
    elif shape == "only-drawn":
        lines = [f"draw {MOST}"] * size
    elif shape == "half-back":  # long steps that do not reach the ends
        lines = drawn(rng, size // 2)
        step = size // 5
        lines += [f"undo {step}", f"redo {step - 1}"] * (size // 4)
    else:
        sys.exit(f"unknown shape {shape}")
    print(len(lines))
    print("\n".join(lines))


main()
