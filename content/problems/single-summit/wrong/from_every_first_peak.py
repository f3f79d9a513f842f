# expect: TLE
# Idea: fix the first peak, move the last one and remember how often the greatest height occurred.
def single_summit_walks(heights):
    walks = 0
    for first in range(len(heights)):
        top = times = 0
        for height in heights[first:]:
            if height > top:
                top, times = height, 1
            elif height == top:
                times += 1
            walks += times == 1
    return walks
