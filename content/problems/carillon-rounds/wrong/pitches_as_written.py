# expect: WA
# Idea: only the start may differ, the pitches have to be equal.
import sys
from collections import Counter


def canonical(pitches):
    return min(tuple(pitches[i:] + pitches[:i]) for i in range(min(len(pitches), 400)))

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
