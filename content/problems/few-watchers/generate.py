"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of lanes."""
import json
import random
import sys

CROSSINGS = 200_000


def stars(rng, size, hubs):
    """All lanes end at one of a few hubs; each hub has very many of its own."""
    return [[hub, int(rng.random() * CROSSINGS) + 1] for hub in [rng.choice(hubs) for _ in range(size)]]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    labels = rng.sample(range(1, CROSSINGS + 1), 500)
    most = 15
    if shape in ("growth", "hubs-exactly"):
        lanes = stars(rng, size, labels[:12])
        lanes = [[a, b] for a, b in lanes if a != b]
    elif shape == "hubs-one-too-many":
        lanes = stars(rng, size, labels[:16])
    elif shape == "scattered":  # hopeless at once
        lanes = [[int(rng.random() * CROSSINGS) + 1, int(rng.random() * CROSSINGS) + 1] for _ in range(size)]
    elif shape == "hubs-and-a-knot":  # a few hubs, and a knot of rings and chords that needs a search
        knot = labels[20:38]
        lanes = [[knot[i], knot[(i + 1) % 18]] for i in range(18)] + [[knot[i], knot[(i + 9) % 18]] for i in range(9)]
        lanes += [lane for lane in stars(rng, size - len(lanes), labels[:5]) if lane[0] != lane[1]]
    elif shape == "few-lanes-very-often":  # the same few lanes again and again, in both directions
        ring = labels[:25]
        pairs = [(ring[i], ring[(i + 1) % 25]) for i in range(25)]
        lanes = [list(rng.choice(pairs))[::rng.choice([1, -1])] for _ in range(size)]
    elif shape == "triangles":  # seven or eight triangles: every lane looks alike
        pairs = [(labels[3 * t + i], labels[3 * t + j]) for t in range(7) for i, j in ((0, 1), (1, 2), (0, 2))]
        pairs.append((labels[30], labels[31]))
        lanes = [list(pair) for pair in pairs] + [list(rng.choice(pairs)) for _ in range(size - len(pairs))]
    elif shape == "crown":  # three lanes at each of thirty crossings
        pairs = [(labels[i], labels[(i + 1) % 30]) for i in range(30)]
        pairs += [(labels[i], labels[(i + 7) % 30]) for i in range(0, 30, 2)]
        lanes = [list(rng.choice(pairs)) for _ in range(size)] + [list(pair) for pair in pairs]
    else:
        sys.exit(f"unknown shape {shape}")
    rng.shuffle(lanes)
    print(json.dumps([lanes[:CROSSINGS], most]))


main()
