# expect: WA
# Idea: a boat that leaves in the second of the arrival is gone.
from bisect import bisect_right


def total_wait(period, departures, arrivals):
    boats = departures + [departures[0] + period]
    total = 0
    for arrival in arrivals:
        second = arrival % period
        total += boats[bisect_right(boats, second)] - second
    return total
