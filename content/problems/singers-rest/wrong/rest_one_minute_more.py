# expect: WA
# Idea: the next gig must start after the rest, not exactly at its end.
from bisect import bisect_right


def best_fees(gigs):
    gigs = sorted(gigs)
    starts = [gig[0] for gig in gigs]
    best = [0] * (len(gigs) + 1)
    for i in range(len(gigs) - 1, -1, -1):
        start, end, fee = gigs[i]
        best[i] = max(best[i + 1], fee + best[bisect_right(starts, 2 * end - start)])
    return best[0]
