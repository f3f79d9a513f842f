"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE."""
import json
import random
import sys

LAST_ARRIVAL = 1_000_000_000
LONGEST = 10_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "overload"):  # twice as much work as time
        arrivals = [rng.randint(0, 2500 * size) for _ in range(size)]
        minutes = [rng.randint(1, LONGEST) for _ in range(size)]
    elif shape == "rush-hour":  # nearly everything arrives while the first few are done
        arrivals = [rng.randint(0, 100 * size) for _ in range(size)]
        minutes = [rng.randint(1, LONGEST) for _ in range(size)]
    elif shape == "all-at-dawn":  # everything piles up at once
        arrivals = [rng.randint(0, size) for _ in range(size)]
        minutes = [rng.randint(LONGEST - 500, LONGEST) for _ in range(size)]
    elif shape == "quiet-years":  # short work, long idle spells between bursts
        bursts = [rng.randint(0, LAST_ARRIVAL) for _ in range(size // 20 + 1)]
        arrivals = [min(rng.choice(bursts) + rng.randint(0, 30), LAST_ARRIVAL) for _ in range(size)]
        minutes = [rng.randint(1, 12) for _ in range(size)]
    elif shape == "ever-shorter":  # within a group each newcomer needs less than what is left
        arrivals, minutes, start = [], [], 0
        while len(arrivals) < size:
            for i in range(min(90, size - len(arrivals))):
                arrivals.append(start + i)
                minutes.append(9_000 - 100 * i + rng.randint(0, 20))
            start += rng.choice([5_000, 300_000, 500_000])
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([arrivals, minutes]))


main()
