# expect: WA
# Idea: the steps from note to note, without the one from the last note back to the first.
import sys
from collections import Counter


def canonical(pitches):
    steps = [b - a for a, b in zip(pitches, pitches[1:])]
    rotations = (tuple(steps[i:] + steps[:i]) for i in range(min(len(steps), 400)))
    return (len(pitches), min(rotations, default=()))

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
