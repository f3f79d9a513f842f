"""Print one input: generate.py SIZE SEED SHAPE. SIZE is the number of speakers."""
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    pairs, shuffled = [], True
    if shape in ("growth", "split-random"):  # two camps, random refusals between them
        half = size // 2
        pairs = [(rng.randint(1, half), rng.randint(half + 1, size)) for _ in range(size)]
    elif shape == "split-long-path":  # one path, listed from its far end
        pairs = [(i, i + 1) for i in range(size - 1, 0, -1)]
        shuffled = False
    elif shape == "ring-of-all":  # one odd ring through nearly everybody
        towns = list(range(1, size - (size + 1) % 2 + 1))
        pairs = list(zip(towns, towns[1:] + towns[:1]))
    elif shape == "ring-at-the-end":  # a long tail leads to a short odd ring
        last = size - 5
        pairs = [(i, i + 1) for i in range(1, last + 4)] + [(last + 4, last)]
    elif shape == "ring-among-many":  # many even rings, one odd, all apart
        start = 1
        while start + 6 <= size:
            length = rng.choice([4, 6])
            members = list(range(start, start + length))
            pairs += list(zip(members, members[1:] + members[:1]))
            start += length
        pairs = pairs[:-12]
        taken = max(b for pair in pairs for b in pair)
        pairs += [(taken - 2, taken - 1), (taken - 1, taken), (taken, taken - 2)]
    else:
        sys.exit(f"unknown shape {shape}")

    if shuffled:
        label = [0, *rng.sample(range(1, size + 1), size)]
        pairs = [(label[a], label[b]) for a, b in pairs]
        rng.shuffle(pairs)
    print(size, len(pairs))
    print("\n".join(f"{a} {b}" for a, b in pairs))


main()
