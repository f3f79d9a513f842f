# expect: WA
# Idea: accept whatever shares more letters with the word than the field, however much has to be removed.
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
        written = needed = 0
        while written < len(word):
            suggestion = suggested[word[:written]]
            shared = written
            while word[:shared + 1] == suggestion[:shared + 1] and shared < len(word):
                shared += 1
            if shared > written:
                needed += 1 + len(suggestion) - shared
                written = shared
            else:
                needed += 1
                written += 1
        total += times * needed
    print(total)


main()
