# expect: TLE
# Idea: write all rotations down and take the first in order.
import sys
from collections import Counter


def canonical(pitches):
    steps = [b - a for a, b in zip(pitches, pitches[1:] + pitches[:1])]
    return min(tuple(steps[i:] + steps[:i]) for i in range(len(steps)))

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
