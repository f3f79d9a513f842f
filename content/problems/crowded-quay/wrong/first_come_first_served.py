# expect: WA
# Idea: accept every ship for which a berth is free when it arrives.
import heapq


def most_ships(requests, berths):
    leaving, accepted = [], 0
    for arrive, leave in sorted(requests):
        while leaving and leaving[0] <= arrive:
            heapq.heappop(leaving)
        if len(leaving) < berths:
            heapq.heappush(leaving, leave)
            accepted += 1
    return accepted
