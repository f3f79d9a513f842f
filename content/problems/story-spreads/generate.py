"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the number of people."""
import random
import sys


def ladder(size):
    """One after the other: each needs both people before, so every day persuades one."""
    pairs = [(i, i + 1) for i in range(1, size)] + [(i, i + 2) for i in range(1, size // 2 - 1)]
    needs = [0, 0] + [2 if i <= size // 2 else 1 for i in range(3, size + 1)]
    return needs[:size], pairs


def random_town(rng, size, doubt):
    chance = rng.random
    pairs = {(i, i + 1 + int(chance() * (size - i))) for i in range(1, size) for _ in range(2 if i % 2 else 1)}
    needs = [0 if rng.random() < 0.05 else rng.randint(1, doubt) for _ in range(size)]
    return needs, list(pairs)


def star(rng, size):
    """Everybody knows the mayor, who believes only when nearly all others do."""
    pairs = [(1, i) for i in range(2, size + 1)]
    quiet = size // 10
    needs = [size - quiet - 1] + [1] * quiet + [0] * (size - quiet - 1)
    return needs, pairs


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        needs, pairs = random_town(rng, size, 2)
    elif shape == "doubtful":
        needs, pairs = random_town(rng, size, 5)
    elif shape == "ladder":
        needs, pairs = ladder(size)
    elif shape == "star":
        needs, pairs = star(rng, size)
    else:
        sys.exit(f"unknown shape {shape}")

    label = [0, *rng.sample(range(1, size + 1), size)]
    shuffled = [0] * size
    for person, need in enumerate(needs, 1):
        shuffled[label[person] - 1] = need
    pairs = [(label[a], label[b]) for a, b in pairs]
    rng.shuffle(pairs)
    print(size, len(pairs))
    print(*shuffled)
    print("\n".join(f"{a} {b}" for a, b in pairs))


main()
