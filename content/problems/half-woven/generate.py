"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: characters of the draft, nearly."""
import json
import random
import sys

MOST = 10**18


def tree(rng, size):
    """A random draft of about the size, and its number of threads."""
    parts, whole, open_groups = [], 0, []
    length = 0
    while length < size - 8 * len(open_groups):
        step = rng.random()
        if step < 0.12 and len(open_groups) < 12:
            repeats = rng.randint(1, 9)
            parts.append(f"{repeats}(")
            open_groups.append((repeats, whole))
            whole = 0
        elif step < 0.2 and open_groups and whole:
            repeats, before = open_groups.pop()
            parts.append(")")
            whole = before + repeats * whole
        else:
            parts.append(rng.choice("abcde"))
            whole += 1
        length += len(parts[-1])
    while open_groups:
        repeats, before = open_groups.pop()
        parts.append("z)")
        whole = before + repeats * (whole + 1)
    return "".join(parts), whole


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        draft, whole = tree(rng, size)
        colour = "c"
        woven = whole - whole // 10
    elif shape == "deep":  # one pair of parentheses inside the other; the weaver is in the innermost one
        depth = (size - 2) // 4
        factors = ["1"] * depth
        for level in rng.sample(range(depth), min(depth, 55)):
            factors[level] = "2"
        draft = "".join(f"{factor}(" for factor in factors) + "ab" + ")" * depth
        woven, colour = 2 ** min(depth, 55) + 1, "b"
    elif shape == "deep-with-threads":  # a thread on every level
        depth = (size - 1) // 4
        draft = "a1(" * (depth - 1) + "b" + "c)" * (depth - 1)
        draft = f"2({draft})"
        woven, colour = 2 * (2 * depth - 1) - depth // 2, "c"
    elif shape == "long-turns":  # few parentheses, enormous numbers
        inner = "".join(rng.choices("abc", k=size - 40))
        draft = f"1000000({inner}1000000(bca1000(abb)))"
        woven, colour = 10**6 * (size - 40 + 10**6 * 3003) // 2 + 12345, "a"
    else:
        sys.exit(f"unknown shape {shape}")
    assert woven <= MOST
    print(json.dumps([draft, woven, colour]))


main()
