# expect: WA
# Idea: a round that repeats a shorter one is the same as the shorter one.
import sys
from collections import Counter


def canonical(pitches):
    count = len(pitches)
    steps = [b - a for a, b in zip(pitches, pitches[1:] + pitches[:1])]
    for period in range(1, min(count, 100)):
        if count % period == 0 and steps == steps[:period] * (count // period):
            steps = steps[:period]
            break
    return min(tuple(steps[i:] + steps[:i]) for i in range(min(len(steps), 400)))

def main():
    lines = sys.stdin.read().splitlines()[1:]
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
