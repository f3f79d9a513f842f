from heapq import heappop, heappush


def least_total_wait(arrivals: list[int], minutes: list[int]) -> int:
    # Always work on the document with the least work left.
    now = finished_sum = 0
    desk = []  # heap of the minutes left on each unfinished document
    for arrival, needed in sorted(zip(arrivals, minutes)):
        while desk and now + desk[0] <= arrival:
            now += heappop(desk)
            finished_sum += now
        if desk:
            desk[0] -= arrival - now  # still the least, so the heap stays in order
        now = arrival
        heappush(desk, needed)
    while desk:
        now += heappop(desk)
        finished_sum += now
    return finished_sum - sum(arrivals)
