# expect: WA
# Idea: prefer the document that was shortest when it arrived, not the one with least work left.
from heapq import heappop, heappush


def least_total_wait(arrivals, minutes):
    desk = []
    now = total = 0
    for arrival, needed in sorted(zip(arrivals, minutes)):
        while desk and now + desk[0][1] <= arrival:
            now += heappop(desk)[1]
            total += now
        if desk:
            original, left = heappop(desk)
            heappush(desk, (original, left - (arrival - now)))
        now = arrival
        heappush(desk, (needed, needed))
    while desk:
        now += heappop(desk)[1]
        total += now
    return total - sum(arrivals)
