"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the number of towns."""
import random
import sys


def ring(towns):
    return [(a, b) for a, b in zip(towns, towns[1:] + towns[:1])]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    cables = []
    if shape in ("growth", "ring-with-chords"):  # one long ring, chords, a few branches
        body = list(range(1, size - 9))
        cables = ring(body)
        cables += [tuple(rng.sample(body, 2)) for _ in range(size // 2 - 10)]
        cables += [(rng.choice(body), town) for town in range(size - 9, size + 1)]
    elif shape == "long-ring":  # a search goes as deep as there are towns
        body = list(range(1, size - 19))
        cables = ring(body)
        cables += [(rng.choice(body), town) for town in range(size - 19, size + 1)]
    elif shape == "string-of-rings":  # up to forty rings, each joined to the next by one cable
        count = max(1, min(40, size // 4))
        length = size // count
        rings = [list(range(i * length + 1, (i + 1) * length + 1)) for i in range(count)]
        for towns in rings:
            cables += ring(towns)
        cables += [(rng.choice(a), rng.choice(b)) for a, b in zip(rings, rings[1:])]
    elif shape == "double-path":  # a path of doubled cables, a few of them single
        towns = list(range(1, size * 3 // 4))
        single = set(rng.sample(range(len(towns) - 1), 15))
        for i, (a, b) in enumerate(zip(towns, towns[1:])):
            cables += [(a, b)] if i in single else [(a, b), (b, a)]
        cables = cables[:300_000]
    elif shape == "other-islands":  # the hub's ring is small, a long path lies elsewhere
        near = list(range(1, size // 4))
        cables = ring(near)
        cables += [(rng.choice(near), town) for town in range(size // 4, size // 4 + 12)]
        far = list(range(size // 4 + 12, size + 1))
        cables += list(zip(far, far[1:]))
    else:
        sys.exit(f"unknown shape {shape}")

    label = list(range(2, size + 1))
    rng.shuffle(label)
    label = [0, 1, *label]  # town 1 stays town 1
    rng.shuffle(cables)
    print(size, len(cables))
    print("\n".join(f"{label[a]} {label[b]}" for a, b in cables))


main()
