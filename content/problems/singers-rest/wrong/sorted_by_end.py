# expect: WA
# Idea: keep the textbook order by end of gig although rests end in another order.
from bisect import bisect_right


def best_fees(gigs):
    gigs = sorted(gigs, key=lambda gig: gig[1])
    rested = [2 * end - start for start, end, _ in gigs]
    best = [0] * (len(gigs) + 1)
    for i, (start, _, fee) in enumerate(gigs):
        earlier = bisect_right(rested, start, 0, i)
        best[i + 1] = max(best[i], fee + best[earlier])
    return best[-1]
