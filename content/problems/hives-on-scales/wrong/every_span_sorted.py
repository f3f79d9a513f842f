# expect: TLE
# Idea: sort each span anew.
def best_trimmed_span(changes, window, cut):
    best = None
    for first in range(len(changes) - window + 1):
        left = sum(sorted(changes[first : first + window])[cut : window - cut])
        if best is None or left > best[0]:
            best = [left, first + 1]
    return best
