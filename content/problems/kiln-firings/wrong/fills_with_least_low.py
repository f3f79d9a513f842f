# expect: WA
# Idea: the right temperature, but the kiln is filled with the pots of the least low instead of the least high.
from heapq import heappop, heappush


def fewest_firings(pots, capacity):
    pots = sorted(pots)
    by_high = sorted(range(len(pots)), key=lambda i: pots[i][1])
    fired = [False] * len(pots)
    waiting = []
    entered = firings = 0
    for first in by_high:
        if fired[first]:
            continue
        heat = pots[first][1]
        while entered < len(pots) and pots[entered][0] <= heat:
            heappush(waiting, (pots[entered][0], entered))
            entered += 1
        fired[first] = True
        room = capacity - 1
        while waiting and room:
            pot = heappop(waiting)[1]
            if not fired[pot]:
                fired[pot] = True
                room -= 1
        firings += 1
    return firings
