import sys
from collections import Counter


def least_start(steps: list[int]) -> int:
    """Where the rotation begins that comes first in order."""
    count = len(steps)
    twice = steps + steps
    best, rival, equal = 0, 1, 0
    while rival < count and best < count and equal < count:
        difference = twice[best + equal] - twice[rival + equal]
        if difference == 0:
            equal += 1
            continue
        # The loser is beaten at each start that it has just been compared from, too.
        if difference > 0:
            best += equal + 1
        else:
            rival += equal + 1
        rival += best == rival
        equal = 0
    return min(best, rival)


def canonical(pitches: list[int]) -> tuple[int, ...]:
    """The same for rounds that are alike, and for no others."""
    steps = [after - before for before, after in zip(pitches, pitches[1:] + pitches[:1])]
    start = least_start(steps)
    return tuple(steps[start:] + steps[:start])


def main() -> None:
    _, *lines = sys.stdin.read().splitlines()
    rounds = Counter(canonical(list(map(int, line.split()[1:]))) for line in lines)
    print(len(rounds), max(rounds.values()))


main()
