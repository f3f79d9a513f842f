# expect: WA
# Idea: one portion of every kind is enough.
from collections import Counter


def shortest_walk(stalls, wanted):
    kinds = set(wanted)
    if not kinds <= set(stalls):
        return 0
    inside, found = Counter(), 0
    best, first, n = len(stalls), 0, len(stalls)
    for last in range(2 * n):
        ware = stalls[last % n]
        if ware in kinds:
            inside[ware] += 1
            found += inside[ware] == 1
        while found == len(kinds):
            best = min(best, last - first + 1)
            gone = stalls[first % n]
            if gone in kinds:
                inside[gone] -= 1
                found -= inside[gone] == 0
            first += 1
    return best
