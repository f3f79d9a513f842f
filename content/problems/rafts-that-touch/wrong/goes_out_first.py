# expect: WA
# Idea: at a common edge the sweep lets rafts go out before others come in.
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict

Raft = tuple[int, int, int, int]


class Counts:
    """How many there are up to a place (a binary indexed tree)."""

    def __init__(self, places: int) -> None:
        self.tree = [0] * (places + 1)

    def add(self, place: int, by: int) -> None:
        place += 1
        while place < len(self.tree):
            self.tree[place] += by
            place += place & -place

    def before(self, place: int) -> int:
        total = 0
        while place > 0:
            total += self.tree[place]
            place &= place - 1
        return total


def touching_pairs(rafts: list[Raft]) -> int:
    bottoms = sorted(y1 for _, y1, _, _ in rafts)
    tops = sorted(y2 for _, _, _, y2 in rafts)
    begun, ended = Counts(len(rafts)), Counts(len(rafts))  # bottoms and tops of the rafts that are swept over

    # From left to right; where edges meet, rafts go out before others come in.
    events = [(x1, 2, y1, y2) for x1, y1, _, y2 in rafts] + [(x2, 1, y1, y2) for _, y1, x2, y2 in rafts]
    events.sort()
    pairs = 0
    for _, kind, y1, y2 in events:
        if kind == 2:
            # Of the rafts at hand, all touch but those that begin above or end below.
            pairs += begun.before(bisect_right(bottoms, y2)) - ended.before(bisect_left(tops, y1))
        by = 1 if kind == 2 else -1
        begun.add(bisect_left(bottoms, y1), by)
        ended.add(bisect_left(tops, y2), by)
    return pairs


def main() -> None:
    _, *lines = sys.stdin.read().splitlines()
    fleets: defaultdict[int, list[Raft]] = defaultdict(list)
    for line in lines:
        fleet, x1, y1, x2, y2 = map(int, line.split())
        fleets[fleet].append((x1, y1, x2, y2))
    everybody = [raft for rafts in fleets.values() for raft in rafts]
    print(touching_pairs(everybody) - sum(touching_pairs(rafts) for rafts in fleets.values()))


main()
