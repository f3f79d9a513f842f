from collections import deque
from heapq import heappop, heappush


def cheapest_split(loads: list[int], largest: int) -> int:
    # best[i]: the least pay for the first i camels; it never falls as i grows. So the last group
    # begins as early as it can, or right behind a camel that is heavier than the whole group.
    best = [0]
    peaks = deque()  # camels of the longest last group that no later one in it outweighs
    is_peak = [False] * len(loads)
    behind_peaks = []  # heap of (pay, camels before the group, its heaviest camel)
    for camel, load in enumerate(loads):
        while peaks and loads[peaks[-1]] <= load:
            is_peak[peaks.pop()] = False
        if peaks:
            before = peaks[-1] + 1
            heappush(behind_peaks, (best[before] + load, before, camel))
        peaks.append(camel)
        is_peak[camel] = True

        earliest = max(0, camel + 1 - largest)
        if peaks[0] < earliest:
            peaks.popleft()
        pay = best[earliest] + loads[peaks[0]]
        while behind_peaks and (behind_peaks[0][1] < earliest or not is_peak[behind_peaks[0][2]]):
            heappop(behind_peaks)
        if behind_peaks:
            pay = min(pay, behind_peaks[0][0])
        best.append(pay)
    return best[-1]
