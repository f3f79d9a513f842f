# expect: WA
# Idea: nothing is suggested while the field is empty.
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
        written, needed = 1, 1
        while written < len(word):
            suggestion = suggested[word[:written]]
            if suggestion == word:
                needed += 1
                break
            shared = written
            while shared < len(word) and word[:shared + 1] == suggestion[:shared + 1]:
                shared += 1
            needed += min(shared - written, 1 + len(suggestion) - shared) + (shared < len(word))
            written = shared + 1
        total += times * needed
    print(total)


main()
