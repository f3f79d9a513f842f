# expect: WA
# Idea: the span with the greatest sum is also the best one when trimmed.
def best_trimmed_span(changes, window, cut):
    total = sum(changes[:window])
    most, first = total, 0
    for start in range(1, len(changes) - window + 1):
        total += changes[start + window - 1] - changes[start - 1]
        if total > most:
            most, first = total, start
    return [sum(sorted(changes[first : first + window])[cut : window - cut]), first + 1]
