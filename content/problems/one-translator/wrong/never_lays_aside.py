# expect: WA
# Idea: shortest document first, but a document begun is always finished.
from heapq import heappop, heappush


def least_total_wait(arrivals, minutes):
    documents = sorted(zip(arrivals, minutes))
    desk = []
    now = total = i = 0
    while i < len(documents) or desk:
        if not desk:
            now = max(now, documents[i][0])
        while i < len(documents) and documents[i][0] <= now:
            heappush(desk, (documents[i][1], documents[i][0]))
            i += 1
        needed, arrival = heappop(desk)
        now += needed
        total += now - arrival
    return total
