# expect: WA
# Idea: the direction in which a round is played does not matter either.
import sys
from collections import Counter


def least_rotation(steps):
    return min(tuple(steps[i:] + steps[:i]) for i in range(min(len(steps), 400)))


def canonical(pitches):
    steps = [b - a for a, b in zip(pitches, pitches[1:] + pitches[:1])]
    return min(least_rotation(steps), least_rotation([-step for step in reversed(steps)]))

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
