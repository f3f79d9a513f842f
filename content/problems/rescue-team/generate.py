"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE: number of rescuers."""
import json
import random
import sys

SKILLS = 50


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # every skill is known to nine of ten
        people = []
        for _ in range(size):
            lacking = rng.getrandbits(SKILLS) & rng.getrandbits(SKILLS) & rng.getrandbits(SKILLS)
            people.append((1 << SKILLS) - 1 - lacking)
        team = max(2, size // 50)
    elif shape == "pairs":  # a team of two out of many
        people = [rng.getrandbits(SKILLS) for _ in range(size)]
        team = 2
    elif shape == "tempting":  # many hold high skills but share little else
        good = sum(1 << i for i in range(0, 44))
        people = [(1 << rng.randrange(45, SKILLS)) | rng.getrandbits(30) for _ in range(size - size // 4)]
        people += [good | rng.getrandbits(44) for _ in range(size // 4)]
        rng.shuffle(people)
        team = size // 4
    elif shape == "all-alike":
        people = [(1 << SKILLS) - 1] * size
        team = size
    elif shape == "few-skills":
        people = [rng.getrandbits(6) for _ in range(size)]
        team = max(1, size // 7)
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([people, team]))


main()
