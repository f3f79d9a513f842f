# expect: RE
# Idea: there is always a later boat in the same round.
from bisect import bisect_left


def total_wait(period, departures, arrivals):
    total = 0
    for arrival in arrivals:
        second = arrival % period
        total += departures[bisect_left(departures, second)] - second
    return total
