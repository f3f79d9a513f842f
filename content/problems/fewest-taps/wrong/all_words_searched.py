# expect: TLE
# Idea: search all words for the suggestion of each beginning.
import sys


def main():
    _, *lines = sys.stdin.read().splitlines()
    uses = {word: int(times) for word, times in map(str.split, lines)}
    ranked = sorted(uses, key=lambda word: (-uses[word], word))

    def suggest(beginning):
        return next(word for word in ranked if word.startswith(beginning))

    total = 0
    for word, times in uses.items():
        written = needed = 0
        while written < len(word):
            suggestion = suggest(word[:written])
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
