from heapq import heappop, heappush


def most_ships(requests: list[list[int]], berths: int) -> int:
    departures = sorted(range(len(requests)), key=lambda ship: requests[ship][1])
    turned_away = set()
    moored = departed = 0
    longest = []  # ships at the quay, the one that leaves last on top; also some that have left
    for arrive, leave, ship in sorted((*request, ship) for ship, request in enumerate(requests)):
        while requests[departures[departed]][1] <= arrive:
            moored -= departures[departed] not in turned_away
            departed += 1
        heappush(longest, (-leave, ship))
        moored += 1
        if moored > berths:
            # Too many at once: the ship that would block a berth for longest has to go.
            turned_away.add(heappop(longest)[1])
            moored -= 1
    return len(requests) - len(turned_away)
