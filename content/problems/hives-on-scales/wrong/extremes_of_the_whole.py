# expect: WA
# Idea: limits taken from all changes once, instead of from each span.
def best_trimmed_span(changes, window, cut):
    share = cut * len(changes) // window
    ranked = sorted(changes)
    low, high = ranked[share], ranked[-1 - share]
    kept = [change if low <= change <= high else 0 for change in changes]
    total = sum(kept[:window])
    best = [total, 1]
    for start in range(1, len(changes) - window + 1):
        total += kept[start + window - 1] - kept[start - 1]
        if total > best[0]:
            best = [total, start + 1]
    return best
