# expect: WA
# Idea: leave out everything that is not strictly between the values at the cuts.
from bisect import bisect_left, insort


def best_trimmed_span(changes, window, cut):
    span, best = [], None
    for hour, change in enumerate(changes):
        if hour >= window:
            del span[bisect_left(span, changes[hour - window])]
        insort(span, change)
        if len(span) == window:
            if cut == 0:
                left = sum(span)
            else:
                low, high = span[cut - 1], span[-cut]
                left = sum(x for x in span if low < x < high)
            if best is None or left > best[0]:
                best = [left, hour - window + 2]
    return best
