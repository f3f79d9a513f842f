# expect: WA
# Idea: plain weighted intervals; the next gig may start when the last one ends.
from bisect import bisect_left


def best_fees(gigs):
    gigs = sorted(gigs)
    starts = [gig[0] for gig in gigs]
    best = [0] * (len(gigs) + 1)
    for i in range(len(gigs) - 1, -1, -1):
        _, end, fee = gigs[i]
        best[i] = max(best[i + 1], fee + best[bisect_left(starts, end)])
    return best[0]
