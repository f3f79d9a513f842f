import sys
from heapq import heappop, heappush


def earliest_arrival(quays: int, bridges: list[list[tuple]]) -> int | None:
    # Waiting is allowed, so being somewhere earlier is never worse: Dijkstra's order holds.
    arrival = [None] * (quays + 1)
    reached = [(0, 1)]
    while reached:
        now, quay = heappop(reached)
        if arrival[quay] is not None:
            continue
        arrival[quay] = now
        if quay == quays:
            break
        for other, cross, down, cycle in bridges[quay]:
            if arrival[other] is None:
                since_down = now % cycle
                if since_down + cross > down:  # too late for this time, wait for the next
                    heappush(reached, (now - since_down + cycle + cross, other))
                else:
                    heappush(reached, (now + cross, other))
    return arrival[quays]


def main() -> None:
    numbers = map(int, sys.stdin.buffer.read().split())
    quays, _ = next(numbers), next(numbers)
    bridges = [[] for _ in range(quays + 1)]
    for a, b, cross, down, up in zip(*[numbers] * 5):
        if cross <= down:
            bridges[a].append((b, cross, down, down + up))
            bridges[b].append((a, cross, down, down + up))
    arrival = earliest_arrival(quays, bridges)
    print("never" if arrival is None else arrival)


main()
