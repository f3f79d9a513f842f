"""Print one input: generate.py SIZE SEED SHAPE. SIZE: notes in all rounds together."""
import random
import sys


def varied(rng, pitches):
    """A round that is alike."""
    start, shift = rng.randrange(len(pitches)), rng.randint(0, 400_000)
    return [pitch + shift for pitch in pitches[start:] + pitches[:start]]


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    if shape == "growth":  # rounds of 20 notes, a quarter of them alike to others
        kinds = [[rng.randint(1, 60) for _ in range(20)] for _ in range(max(1, size // 80))]
        rounds = [varied(rng, rng.choice(kinds)) for _ in range(max(1, size // 20))]
    elif shape == "one-long":  # the same two pitches nearly all the time
        rounds = [[7] * (size - 1) + [8]]
    elif shape == "long-twins":  # two long rounds of few different steps that differ in a single note
        half = [rng.choice([1, 2]) for _ in range(200)] * (size // 400)
        other = half[:]
        other[len(half) // 2] = 3
        rounds = [varied(rng, half), varied(rng, other)]
    elif shape == "short":  # many rounds of two notes
        rounds = [[rng.randint(1, 1_000_000), rng.randint(1, 1_000_000)] for _ in range(size // 2)]
    elif shape == "stairs":  # three notes over and over, one of them wrong at the end
        rounds = [[1, 5, 9] * (size // 6) + [1, 5, 8], varied(rng, [5, 9, 13] * (size // 6 - 1) + [5, 9, 12])]
    elif shape == "few-kinds":  # small rounds of three pitches, so that many are alike
        rounds = []
        while sum(map(len, rounds)) < min(size, 3000):
            rounds.append([rng.randint(1, 3) for _ in range(rng.randint(1, 6))])
    else:
        sys.exit(f"unknown shape {shape}")
    print(len(rounds))
    for pitches in rounds:
        print(len(pitches), *pitches)


main()
