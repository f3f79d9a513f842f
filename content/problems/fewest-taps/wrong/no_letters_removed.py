# expect: WA
# Idea: type until the word itself is suggested; other suggestions are of no use.
import sys


def main():
    _, *lines = sys.stdin.read().splitlines()
    uses = {word: int(times) for word, times in map(str.split, lines)}
    suggested = {}
    for word in sorted(uses, key=lambda word: (-uses[word], word)):
        for length in range(len(word) + 1):
            suggested.setdefault(word[:length], word)
    total = 0
    for word, times in uses.items():
        typed = next(k for k in range(len(word) + 1) if k == len(word) or suggested[word[:k]] == word)
        total += times * min(len(word), typed + 1)
    print(total)


main()
