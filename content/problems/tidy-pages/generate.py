"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of parts."""
import json
import random
import sys

LAST_PAGE = 1_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "five-volumes"):  # pieces of five volumes, in any order
        parts, page = [], 1
        for i in range(size):
            if i % (size // 5 + 1) == 0:
                page += 1000
            length = rng.randint(1, 4000)
            last = page + length - 1 + rng.randint(0, 1) * rng.randint(0, 900)
            parts.append(f"{page}-{last}" if last > page else f"{page}")
            page += length
        rng.shuffle(parts)
    elif shape == "huge-ranges":  # each part names up to a thousand million pages
        parts = []
        for _ in range(size):
            first, last = sorted(rng.randint(2, LAST_PAGE - 2) for _ in range(2))
            parts.append(f"{first}-{last}")
    elif shape == "singles-then-all":  # nothing touches until the last part covers all
        singles = rng.sample(range(1, LAST_PAGE // 2), size - 1)
        parts = [str(2 * page) for page in singles] + [f"1-{LAST_PAGE}"]
    elif shape == "one-by-one":  # single pages that form one run in the end
        numbers = list(range(7, size + 7))
        rng.shuffle(numbers)
        parts = [str(number) for number in numbers]
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([",".join(parts)]))


main()
