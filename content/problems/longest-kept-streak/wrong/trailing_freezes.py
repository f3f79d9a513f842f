# expect: WA
# Idea: freezes left over go on after the last practice day.
def longest_kept_streak(days, k):
    best = left = 0
    for right, day in enumerate(days):
        while day - days[left] - (right - left) > k:
            left += 1
        spare = k - (day - days[left] - (right - left))
        best = max(best, day - days[left] + 1 + spare)
    return best
