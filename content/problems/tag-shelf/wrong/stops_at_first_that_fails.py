# expect: WA
# Idea: add tags as long as they and the number fit, and stop at the first failure.
def tags_shown(widths, gap, line, plus, digit):
    count = len(widths)
    if sum(widths) + gap * (count - 1) <= line:
        return count
    taken = 0
    for shown, width in enumerate(widths):
        if taken + plus + digit * len(str(count - shown)) > line:
            return shown - 1
        taken += width + gap
    return count - 1
