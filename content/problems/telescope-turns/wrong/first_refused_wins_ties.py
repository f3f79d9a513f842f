# expect: WA
# Idea: of visitors refused equally often, whoever was refused first.
import sys
from collections import Counter, deque


def main():
    words = sys.stdin.read().split()
    k, g, w = map(int, words[1:4])
    granted = deque()
    looks, refused = Counter(), Counter()
    for time, name in zip(map(int, words[4::2]), words[5::2]):
        while granted and granted[0][0] <= time - w:
            looks[granted.popleft()[1]] -= 1
        if looks[name] < k and len(granted) < g:
            granted.append((time, name))
            looks[name] += 1
        else:
            refused[name] += 1
    print(sum(refused.values()))
    print(*refused.most_common(1)[0] if refused else "-")


main()
