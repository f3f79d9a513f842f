"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import sys

LAST_DAY = 1_000_000_000


def days_with_gaps(rng, size, longest_step):
    day, days = rng.randint(1, 10), []
    for _ in range(size):
        days.append(day)
        day += rng.randint(1, longest_step)
    return days


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":
        days, k = days_with_gaps(rng, size, 5), size // 10
    elif shape == "all-kept":  # every window fits
        days, k = days_with_gaps(rng, size, 3), LAST_DAY
    elif shape == "half-kept":  # windows about half the input long
        days = days_with_gaps(rng, size, 4000)
        k = (days[-1] - days[0]) // 2
    elif shape == "calendar-wide":  # few practice days, a huge calendar
        days = sorted(rng.sample(range(2, LAST_DAY), size - 2))
        days = [1, *days, LAST_DAY]
        k = LAST_DAY // 3
    elif shape == "clusters":  # solid blocks between gaps of very different width
        day, days = 1, []
        while len(days) < size:
            block = min(rng.randint(1, 400), size - len(days))
            days.extend(range(day, day + block))
            day += block + rng.choice([1, 2, 3, 50, 5000])
        k = 60
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([days, k]))


main()
