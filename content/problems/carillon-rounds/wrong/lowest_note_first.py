# expect: WA
# Idea: start at the lowest note, at the first one if there are several.
import sys
from collections import Counter


def canonical(pitches):
    low = min(pitches)
    start = pitches.index(low)
    return tuple(pitch - low for pitch in pitches[start:] + pitches[:start])

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
