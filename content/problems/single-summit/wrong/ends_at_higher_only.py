# expect: WA
# Idea: a walk may lead as far as the next strictly higher peak on both sides.
def single_summit_walks(heights):
    n = len(heights)
    before, after, stack = [0] * n, [0] * n, []
    for i in range(n):
        while stack and heights[stack[-1]] <= heights[i]:
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
