# expect: WA
# Idea: rounds with the same steps are alike, in whatever order the steps come.
import sys
from collections import Counter


def canonical(pitches):
    return tuple(sorted(b - a for a, b in zip(pitches, pitches[1:] + pitches[:1])))

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
