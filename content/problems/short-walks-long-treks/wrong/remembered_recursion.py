# expect: RE
# Idea: recursion over the days with a cache, however long the season is.
from functools import lru_cache


def best_season(walks, treks, trek_days):
    n = len(walks)

    @lru_cache(maxsize=None)
    def best(day):
        if day == n:
            return 0
        walking = walks[day] + best(day + 1)
        if day + trek_days > n:
            return walking
        return max(walking, treks[day] + best(day + trek_days))

    return best(0)
