"""Print one input as a JSON array of arguments: generate.py SIZE SEED SHAPE. SIZE is the number of people."""
import json
import random
import sys

LONGEST_ROUND = 1_000_000_000
LAST_ARRIVAL = 1_000_000_000_000


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape in ("growth", "random"):
        period = LONGEST_ROUND
        departures = sorted(rng.sample(range(period), size))
        arrivals = [rng.randint(0, LAST_ARRIVAL) for _ in range(size)]
    elif shape == "just-missed":  # everybody comes after the last boat of a long round
        period = LONGEST_ROUND
        departures = list(range(1, size + 1))
        arrivals = [period * rng.randrange(1000) + size + 1 + rng.randrange(1000) for _ in range(size)]
    elif shape == "on-the-dot":  # people come in the very second of a boat or one later
        period = 5 * size
        departures = sorted(rng.sample(range(period), size))
        rounds = LAST_ARRIVAL // period
        arrivals = [period * rng.randrange(rounds) + rng.choice(departures) + rng.randint(0, 1) for _ in range(size)]
    elif shape == "one-boat":  # one boat in a long round
        period, departures = LONGEST_ROUND, [LONGEST_ROUND // 3]
        arrivals = [rng.randint(0, LAST_ARRIVAL) for _ in range(size)]
    else:
        sys.exit(f"unknown shape {shape}")
    print(json.dumps([period, departures, arrivals]))


main()
