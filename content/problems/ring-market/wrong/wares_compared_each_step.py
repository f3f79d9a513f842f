# expect: TLE
# Idea: a window that compares its whole count with the list of portions at every step.
from collections import Counter


def shortest_walk(stalls, wanted):
    need, inside = Counter(wanted), Counter()
    if need - Counter(stalls):
        return 0
    ring = stalls + stalls
    best, first = len(stalls), 0
    for last, ware in enumerate(ring):
        inside[ware] += 1
        while all(inside[name] >= count for name, count in need.items()):
            best = min(best, last - first + 1)
            inside[ring[first]] -= 1
            first += 1
    return best
