# expect: WA
# Idea: the least pay never falls, so the last group is always as long as allowed.
from collections import deque


def cheapest_split(loads, largest):
    best = [0]
    peaks = deque()
    for camel, load in enumerate(loads):
        while peaks and loads[peaks[-1]] <= load:
            peaks.pop()
        peaks.append(camel)
        if peaks[0] <= camel - largest:
            peaks.popleft()
        best.append(best[max(0, camel + 1 - largest)] + loads[peaks[0]])
    return best[-1]
