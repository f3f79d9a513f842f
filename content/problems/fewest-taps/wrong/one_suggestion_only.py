# expect: WA
# Idea: accept at most one suggestion on the way to a word.
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
        fewest = len(word)
        for typed in range(len(word)):
            suggestion = suggested[word[:typed]]
            shared = typed
            while shared < len(word) and word[:shared + 1] == suggestion[:shared + 1]:
                shared += 1
            fewest = min(fewest, typed + 1 + len(suggestion) - shared + len(word) - shared)
        total += times * fewest
    print(total)


main()
