# expect: WA
# Idea: "leaves at the moment" still blocks the berth: a ship must arrive strictly later.
from bisect import bisect_left, insort


def most_ships(requests, berths):
    in_use, accepted = [], 0
    for arrive, leave in sorted(requests, key=lambda request: request[1]):
        place = bisect_left(in_use, arrive)
        if place > 0:
            in_use.pop(place - 1)
        elif len(in_use) == berths:
            continue
        insort(in_use, leave)
        accepted += 1
    return accepted
