"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of streams."""
import json
import random
import sys


def chain(size):
    """Two sources meet at once, and one river goes on from there to the sea."""
    return [max(0, i - 1) for i in range(1, size)] + [max(0, size - 2)]


def binary(size):
    return [i // 2 for i in range(1, size + 1)]


def caterpillar(rng, size):
    """One long river with a source flowing into it at nearly every stream."""
    river = max(1, size // 2)
    flows = [i - 1 for i in range(1, river + 1)]
    return flows + [rng.randint(1, river) for _ in range(size - river)]


def bundle(rng, size):
    """Many rivers to the sea, with three or more equal tributaries here and there."""
    flows = []
    for i in range(1, size + 1):
        flows.append(0 if i < 4 or rng.random() < 0.001 else (i - 1) // 3)
    return flows


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        flows = [rng.randint(max(0, i - 50), i - 1) for i in range(1, size + 1)]
    elif shape == "chain":
        flows = chain(size)
    elif shape == "binary":
        flows = binary(size)
    elif shape == "caterpillar":
        flows = caterpillar(rng, size)
    elif shape == "bundle":
        flows = bundle(rng, size)
    else:
        sys.exit(f"unknown shape {shape}")

    label = [0, *rng.sample(range(1, size + 1), size)]
    downstream = [0] * size
    for stream, target in enumerate(flows, 1):
        downstream[label[stream] - 1] = label[target]
    print(json.dumps([downstream]))


main()
