# expect: WA
# Idea: a window over the doubled list that may be longer than the ring.
from collections import Counter


def shortest_walk(stalls, wanted):
    missing, portions = Counter(wanted), len(wanted)
    ring = stalls + stalls
    best, first = 0, 0
    for last, ware in enumerate(ring):
        portions -= missing[ware] > 0
        missing[ware] -= 1
        while portions == 0:
            length = last - first + 1
            best = min(best, length) if best else length
            missing[ring[first]] += 1
            portions += missing[ring[first]] > 0
            first += 1
    return best
