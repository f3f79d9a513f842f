# expect: WA
# Idea: translate in order of arrival.
def least_total_wait(arrivals, minutes):
    now = total = 0
    for arrival, needed in sorted(zip(arrivals, minutes)):
        now = max(now, arrival) + needed
        total += now - arrival
    return total
