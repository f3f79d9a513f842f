"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: letters of the ribbon."""
import json
import random
import sys


def printed(rng, stamp, size):
    """Print with the stamp, overlapping by one of its borders or not at all."""
    overlaps = [k for k in range(min(len(stamp), 2000)) if stamp[:k] == stamp[len(stamp) - k :]]
    parts, length = [stamp], len(stamp)
    while length < size:
        overlap = rng.choice(overlaps)
        parts.append(stamp[overlap:])
        length += len(stamp) - overlap
    return "".join(parts)[:size]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        part = "".join(rng.choices("ab", k=max(2, size // 60)))
        ribbon = printed(rng, part + "c" + part, size)
    elif shape == "one-letter":
        ribbon = "a" * size
    elif shape == "late-stranger":  # only the whole is long enough for the last letter
        ribbon = "a" * (size - 1) + "b"
    elif shape == "stranger-in-the-middle":
        ribbon = "a" * (size // 2) + "b" + "a" * (size - size // 2 - 1)
    elif shape == "two-strangers":  # the second stretch of a is longer than the first
        ribbon = "a" * (size // 3) + "b" + "a" * (size - size // 3 - 1)
    elif shape == "fibonacci":
        before, ribbon = "b", "a"
        while len(ribbon) < size:
            before, ribbon = ribbon, ribbon + before
        ribbon = ribbon[:size]
    elif shape == "few-letters":
        ribbon = printed(rng, "".join(rng.choices("ab", k=rng.randint(2, 12))), size)
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([ribbon]))


main()
