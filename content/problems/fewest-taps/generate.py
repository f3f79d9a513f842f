"""Print one input: generate.py SIZE SEED SHAPE. SIZE: letters of all words, nearly."""
import random
import sys


def main():
    size, seed, shape = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    rng = random.Random(seed)
    words = set()
    letters = 0
    if shape == "growth":  # syllables, so that many beginnings are shared
        syllables = ["qu", "cha", "wa", "si", "ta", "mi", "ri", "kuy", "na", "pa"]
        uses = lambda: int(10 ** (9 * rng.random() ** 3))
        make = lambda: "".join(rng.choices(syllables, k=rng.randint(3, 8)))
    elif shape == "long-twins":  # words of 30 letters that differ late
        uses = lambda: 1_000_000_000
        make = lambda: "a" * 20 + "".join(rng.choices("ab", k=10 if size < 5000 else 0) or rng.choices("abcd", k=10))
    elif shape == "short":
        uses = lambda: 1_000_000_000 - rng.randint(0, 3)
        make = lambda: "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=4))
    elif shape == "few-letters":
        uses = lambda: rng.randint(1, 6)
        make = lambda: "".join(rng.choices("ab", k=rng.randint(1, 9)))
    else:
        sys.exit(f"unknown shape {shape}")
    while letters < size - 30 and len(words) < 100_000:
        word = make()
        if word not in words:
            words.add(word)
            letters += len(word)
        elif shape == "few-letters":
            letters += 1
    listed = sorted(words)
    rng.shuffle(listed)
    print(len(listed))
    for word in listed:
        print(word, uses())


main()
