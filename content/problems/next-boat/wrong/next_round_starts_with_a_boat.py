# expect: WA
# Idea: after the last boat one waits until the round is over, and a boat leaves at once.
from bisect import bisect_left


def total_wait(period, departures, arrivals):
    boats = departures + [period]
    return sum(boats[bisect_left(boats, a % period)] - a % period for a in arrivals)
