from heapq import heappop, heappush


def fewest_firings(pots: list[list[int]], capacity: int) -> int:
    by_low = sorted(range(len(pots)), key=lambda pot: pots[pot][0])
    by_high = sorted(range(len(pots)), key=lambda pot: (pots[pot][1], pot))  # as in the heap
    fired = [False] * len(pots)
    waiting = []  # heap of (high, pot): those that can bear the heat
    entered = firings = 0
    for most_urgent in by_high:
        if fired[most_urgent]:
            continue
        # As hot as the most delicate pot left allows: nobody else is worse off for it.
        heat = pots[most_urgent][1]
        while entered < len(pots) and pots[by_low[entered]][0] <= heat:
            pot = by_low[entered]
            heappush(waiting, (pots[pot][1], pot))
            entered += 1
        for _ in range(min(capacity, len(waiting))):
            fired[heappop(waiting)[1]] = True
        firings += 1
    return firings
