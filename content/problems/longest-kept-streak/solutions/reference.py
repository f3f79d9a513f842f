def longest_kept_streak(days: list[int], k: int) -> int:
    best = left = 0
    for right, day in enumerate(days):
        # A window of practice days misses its calendar span less its own members.
        while day - days[left] - (right - left) > k:
            left += 1
        best = max(best, day - days[left] + 1)
    return best
