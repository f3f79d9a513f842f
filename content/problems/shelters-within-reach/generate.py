"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of villages."""
import json
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        parents, reach = [int(i * rng.random()) + 1 for i in range(1, size)], 3
    elif shape == "line":
        parents, reach = list(range(1, size)), 2
    elif shape == "long-legs":  # a spider: many legs of some length meet in one village
        legs = 300
        parents, reach = [max(1, i + 1 - legs) for i in range(1, size)], 150
    elif shape == "spokes":  # legs one village longer than the reach: each needs a shelter, and all shelters see the middle
        reach = 5
        legs = max(1, (size - 1) // (reach + 1))
        parents = [max(1, i + 1 - legs) for i in range(1, size)]
    elif shape == "comb":  # a long ridge with a short branch at every village
        ridge = size // 2
        parents = list(range(1, ridge)) + list(range(1, size - ridge + 1))
        reach = 1
    elif shape == "zero-reach":
        parents, reach = [i // 2 for i in range(2, size + 1)], 0
    elif shape == "bushes":  # a line of thick bushes
        parents, reach = [max(1, i - int(40 * rng.random() ** 3)) for i in range(1, size)], 4
    else:
        sys.exit(f"unknown shape {shape}")

    label = [0, *rng.sample(range(1, size + 1), size)]
    paths = [[label[i], label[parent]] for i, parent in enumerate(parents, 2)]
    rng.shuffle(paths)
    print(json.dumps([size, paths, reach]))


main()
