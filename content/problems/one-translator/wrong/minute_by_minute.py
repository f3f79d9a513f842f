# expect: TLE
# Idea: simulate every single minute.
from heapq import heappop, heappush


def least_total_wait(arrivals, minutes):
    documents = sorted(zip(arrivals, minutes))
    desk = []
    total = now = i = 0
    while i < len(documents) or desk:
        while i < len(documents) and documents[i][0] <= now:
            heappush(desk, documents[i][1])
            i += 1
        now += 1
        if desk:
            desk[0] -= 1
            if desk[0] == 0:
                heappop(desk)
                total += now
    return total - sum(arrivals)
