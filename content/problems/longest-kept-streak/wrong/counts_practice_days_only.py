# expect: WA
# Idea: the right window, but its length is the number of practice days in it.
def longest_kept_streak(days, k):
    best = left = 0
    for right, day in enumerate(days):
        while day - days[left] - (right - left) > k:
            left += 1
        best = max(best, right - left + 1)
    return best
