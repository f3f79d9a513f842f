# expect: WA
# Idea: spend freezes on gaps as they come and start afresh once they run out.
def longest_kept_streak(days, k):
    start, left = days[0], k
    best = 1
    for previous, day in zip(days, days[1:]):
        missed = day - previous - 1
        if missed <= left:
            left -= missed
        else:
            start, left = day, k
        best = max(best, day - start + 1)
    return best
