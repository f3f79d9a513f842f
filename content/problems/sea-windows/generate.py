"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import sys

TOP = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        roofs = [rng.randint(1, TOP) for _ in range(size)]
        windows = [rng.randint(1, roof) for roof in roofs]
    elif shape == "tower-at-shore":  # falls towards the sea, then one tower hides it from all
        roofs = [2 * (size - i) for i in range(size - 1)] + [TOP]
        windows = [roof - 1 for roof in roofs]
    elif shape == "tower-before-shore":  # the tower stands above a flat waterfront
        waterfront = size // 15
        roofs = [2 * (size - i) for i in range(size - waterfront - 1)] + [TOP] + [1] * waterfront
        windows = [max(roof - 1, 1) for roof in roofs]
    elif shape == "level-roofs":  # every window level with every roof
        roofs = [TOP] * size
        windows = [TOP] * size
    elif shape == "terraces":  # a few high windows over a long flat town
        roofs = [rng.randint(500, 1000) for _ in range(size)]
        windows = [rng.randint(1, 500) for _ in range(size)]
        for rank, i in enumerate(sorted(rng.sample(range(size), 60))):
            roofs[i] = 5000 - 10 * rank
            windows[i] = roofs[i] - rng.randint(0, 15)
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([windows, roofs]))


main()
