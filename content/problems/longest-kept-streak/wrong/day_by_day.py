# expect: TLE
# Idea: slide the window over every calendar day instead of the practice days.
def longest_kept_streak(days, k):
    practised = set(days)
    best = missed = 0
    left = days[0]
    for day in range(days[0], days[-1] + 1):
        if day not in practised:
            missed += 1
        while missed > k or (left <= day and left not in practised):
            if left not in practised:
                missed -= 1
            left += 1
        if day in practised:
            best = max(best, day - left + 1)
    return best
