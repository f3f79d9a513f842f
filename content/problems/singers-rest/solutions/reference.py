from bisect import bisect_left


def best_fees(gigs: list[list[int]]) -> int:
    gigs = sorted(gigs)
    starts = [start for start, _, _ in gigs]

    # best[i]: the most she can earn from gigs[i:]
    best = [0] * (len(gigs) + 1)
    for i in reversed(range(len(gigs))):
        start, end, fee = gigs[i]
        rested = end + (end - start)
        accepting = fee + best[bisect_left(starts, rested)]
        best[i] = max(best[i + 1], accepting)
    return best[0]
