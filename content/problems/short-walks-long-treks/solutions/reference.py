def best_season(walks: list[int], treks: list[int], trek_days: int) -> int:
    # best[d]: the most that the first d days can earn
    best = [0] * (len(walks) + 1)
    for day, walk in enumerate(walks, 1):
        best[day] = best[day - 1] + walk
        begin = day - trek_days  # days before the trek that ends today
        if begin >= 0:
            best[day] = max(best[day], best[begin] + treks[begin])
    return best[-1]
