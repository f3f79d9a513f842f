"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of mushrooms."""
import json
import random
import sys


def kind(number):
    letters = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        letters = chr(97 + letter) + letters
    return letters


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # kinds that occur about twenty times each
        kinds = [kind(i) for i in rng.sample(range(26**4), max(2, size // 20))]
        truth = [rng.choice(kinds) for _ in range(size)]
        guesses = [name if rng.random() < 0.9 else rng.choice(kinds) for name in truth]
    elif shape == "few-kinds":
        kinds = ["agaric", "bolete", "morel", "puffball", "russula"]
        truth = rng.choices(kinds, [5, 4, 3, 2, 1], k=size)
        guesses = [name if rng.random() < 0.7 else rng.choice(kinds) for name in truth]
    elif shape == "all-different":  # every kind once, all wrong but in one swap
        truth = [kind(i) for i in rng.sample(range(26**4), size)]
        guesses = [f"x{name}" for name in truth]
        guesses[size // 3], guesses[size // 2] = truth[size // 2], truth[size // 3]
    elif shape == "one-big-pair":  # the greatest number of mistakes, but a small rate
        truth = ["amanita"] * (size - 40) + ["bolete"] * 20 + ["chanterelle"] * 20
        guesses = ["bolete"] * (size // 2) + ["amanita"] * (size - 40 - size // 2)
        guesses += ["bolete"] * 5 + ["chanterelle"] * 15 + ["bolete"] * 18 + ["chanterelle"] * 2
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([truth, guesses]))


main()
