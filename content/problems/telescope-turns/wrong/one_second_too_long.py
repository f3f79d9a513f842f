# expect: WA
# Idea: an attempt exactly w seconds ago still counts.
import sys
from collections import Counter, deque


def main():
    words = sys.stdin.read().split()
    k, g, w = map(int, words[1:4])
    granted = deque()
    looks, refused = Counter(), Counter()
    for time, name in zip(map(int, words[4::2]), words[5::2]):
        while granted and time - granted[0][0] > w:
            looks[granted.popleft()[1]] -= 1
        if looks[name] < k and len(granted) < g:
            granted.append((time, name))
            looks[name] += 1
        else:
            refused[name] += 1
    print(sum(refused.values()))
    if refused:
        worst = min(refused, key=lambda name: (-refused[name], name))
        print(worst, refused[worst])
    else:
        print("-")


main()
