# expect: WA
# Idea: ships by the time they leave, each at the berth that has been free for longest.
import heapq


def most_ships(requests, berths):
    free_from = [0] * berths
    accepted = 0
    for arrive, leave in sorted(requests, key=lambda request: request[1]):
        if free_from[0] <= arrive:
            heapq.heapreplace(free_from, leave)
            accepted += 1
    return accepted
