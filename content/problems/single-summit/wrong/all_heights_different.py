# expect: WA
# Idea: count the walks in which no height occurs twice.
def single_summit_walks(heights):
    last, start, walks = {}, 0, 0
    for i, height in enumerate(heights):
        start = max(start, last.get(height, -1) + 1)
        last[height] = i
        walks += i - start + 1
    return walks
