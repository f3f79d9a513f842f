# expect: WA
# Idea: what does not fit does not fit with more tags either, so search by halving.
from itertools import accumulate


def tags_shown(widths, gap, line, plus, digit):
    count = len(widths)
    taken = [0, *accumulate(width + gap for width in widths)]
    if taken[-1] - gap <= line:
        return count
    low, high = -1, count - 1
    while low < high:
        shown = (low + high + 1) // 2
        if taken[shown] + plus + digit * len(str(count - shown)) <= line:
            low = shown
        else:
            high = shown - 1
    return low
