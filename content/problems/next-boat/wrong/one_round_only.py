# expect: WA
# Idea: look the arrival up as it is; whoever comes later than the first round waits for nothing.
from bisect import bisect_left


def total_wait(period, departures, arrivals):
    total = 0
    for arrival in arrivals:
        i = bisect_left(departures, arrival)
        if i < len(departures):
            total += departures[i] - arrival
        else:
            total += max(0, departures[0] + period - arrival)
    return total
