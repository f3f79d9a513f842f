# expect: MLE
# Idea: note the wait for every second of the round once, then look it up.
def total_wait(period, departures, arrivals):
    waits = [0] * period
    leaves = departures[0] + period
    boats = set(departures)
    for second in range(period - 1, -1, -1):
        if second in boats:
            leaves = second
        waits[second] = leaves - second
    return sum(waits[arrival % period] for arrival in arrivals)
