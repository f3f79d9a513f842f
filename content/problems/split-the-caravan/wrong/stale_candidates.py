# expect: WA
# Idea: a group that has become too cheap because a heavier camel joined it stays in the heap.
from collections import deque
from heapq import heappop, heappush


def cheapest_split(loads, largest):
    best = [0]
    peaks = deque()
    heap = []
    for camel, load in enumerate(loads):
        while peaks and loads[peaks[-1]] <= load:
            peaks.pop()
        if peaks:
            heappush(heap, (best[peaks[-1] + 1] + load, peaks[-1] + 1))
        peaks.append(camel)
        earliest = max(0, camel + 1 - largest)
        if peaks[0] < earliest:
            peaks.popleft()
        while heap and heap[0][1] < earliest:
            heappop(heap)
        pay = best[earliest] + loads[peaks[0]]
        best.append(min(pay, heap[0][0]) if heap else pay)
    return best[-1]
