# expect: WA
# Idea: a window over the list, without the way from the last stall to the first.
from collections import Counter


def shortest_walk(stalls, wanted):
    missing, portions = Counter(wanted), len(wanted)
    best, first = 0, 0
    for last, ware in enumerate(stalls):
        portions -= missing[ware] > 0
        missing[ware] -= 1
        while portions == 0:
            best = min(best or len(stalls), last - first + 1)
            missing[stalls[first]] += 1
            portions += missing[stalls[first]] > 0
            first += 1
    return best
