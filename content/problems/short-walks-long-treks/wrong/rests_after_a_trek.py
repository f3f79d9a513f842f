# expect: WA
# Idea: the day on which the trek ends is counted as its length after the first day, one too many.
def best_season(walks, treks, trek_days):
    n = len(walks)
    best = [0] * (n + 1)
    for day in range(1, n + 1):
        best[day] = best[day - 1] + walks[day - 1]
        begin = day - trek_days - 1
        if begin >= 0:
            best[day] = max(best[day], best[begin] + treks[begin])
    return best[n]
