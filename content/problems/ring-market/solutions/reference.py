from collections import Counter


def shortest_walk(stalls: list[str], wanted: list[str]) -> int:
    missing = Counter(wanted)  # below zero: more than needed
    if missing - Counter(stalls):
        return 0
    portions = len(wanted)  # still to be found
    shortest = len(stalls)
    first = 0
    for last, ware in enumerate(stalls + stalls):
        portions -= missing[ware] > 0
        missing[ware] -= 1
        while portions == 0:
            shortest = min(shortest, last - first + 1)
            left_behind = stalls[first % len(stalls)]
            missing[left_behind] += 1
            portions += missing[left_behind] > 0
            first += 1
    return shortest
