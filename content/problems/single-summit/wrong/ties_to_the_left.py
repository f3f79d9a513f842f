# expect: WA
# Idea: of equally high peaks take the first, so every walk has one summit.
def single_summit_walks(heights):
    n = len(heights)
    before, after, stack = [0] * n, [0] * n, []
    for i, height in enumerate(heights):
        while stack and heights[stack[-1]] < height:
            stack.pop()
        before[i] = i - (stack[-1] if stack else -1)
        stack.append(i)
    stack = []
    for i in range(n - 1, -1, -1):
        while stack and heights[stack[-1]] <= heights[i]:
            stack.pop()
        after[i] = (stack[-1] if stack else n) - i
        stack.append(i)
    return sum(a * b for a, b in zip(before, after))
