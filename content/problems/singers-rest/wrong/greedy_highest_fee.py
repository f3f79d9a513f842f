# expect: WA
# Idea: go through the gigs from the best paid down and take what still fits.
from bisect import bisect_left, insort


def best_fees(gigs):
    taken = []
    total = 0
    for start, end, fee in sorted(gigs, key=lambda gig: -gig[2]):
        rested = 2 * end - start
        at = bisect_left(taken, (start, rested))
        if at > 0 and taken[at - 1][1] > start:
            continue
        if at < len(taken) and taken[at][0] < rested:
            continue
        insort(taken, (start, rested))
        total += fee
    return total
