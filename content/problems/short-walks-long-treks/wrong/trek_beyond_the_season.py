# expect: WA
# Idea: a trek may begin on any day; if it lasts longer than the season, the season is just over.
def best_season(walks, treks, trek_days):
    n = len(walks)
    best = [0] * (n + 1)
    for day in range(n - 1, -1, -1):
        after = min(n, day + trek_days)
        best[day] = max(best[day + 1] + walks[day], best[after] + treks[day])
    return best[0]
