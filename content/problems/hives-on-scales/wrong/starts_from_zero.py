# expect: WA
# Idea: the best so far is zero at first, although all spans may be negative.
from bisect import bisect_left, insort


def best_trimmed_span(changes, window, cut):
    span, best = [], [0, 1]
    for hour, change in enumerate(changes):
        if hour >= window:
            del span[bisect_left(span, changes[hour - window])]
        insort(span, change)
        if len(span) == window:
            left = sum(span[cut : window - cut])
            if left > best[0]:
                best = [left, hour - window + 2]
    return best
