"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of dishes."""
import json
import random
import sys

TOP = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    price = lambda top=TOP: int(rng.random() * (top + 1))
    k = size
    if shape in ("growth", "pairs"):  # courses of two dishes
        courses = [[price(), price()] for _ in range(size // 2)]
    elif shape == "close-prices":  # very many menus for nearly the same price
        courses = [[TOP - price(3), TOP - price(3)] for _ in range(size // 2)]
    elif shape == "mixed":
        courses = []
        left = size
        while left:
            width = min(left, rng.choice([1, 1, 2, 3, 5, 400]))
            courses.append([price(10_000) for _ in range(width)])
            left -= width
    elif shape == "two-courses":
        half = size // 2
        courses = [[price() for _ in range(half)] for _ in range(2)]
    elif shape == "one-course":
        courses = [[price() for _ in range(size)]]
    elif shape == "all-equal":
        courses = [[7, 7] for _ in range(size // 2)]
    elif shape == "too-few":  # one menu less than asked for
        courses = [[price()] for _ in range(90_000)] + [[price() for _ in range(100)]]
        courses += [[price() for _ in range(1999)]]
        k = 199_901
    else:
        sys.exit(f"unknown shape {shape}")
    rng.shuffle(courses)
    print(json.dumps([courses, k]))


main()
