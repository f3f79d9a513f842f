# expect: WA
# Idea: every attempt uses up a turn, granted or not.
import sys
from collections import Counter, deque


def main():
    words = sys.stdin.read().split()
    k, g, w = map(int, words[1:4])
    attempts = deque()
    looks, refused = Counter(), Counter()
    for time, name in zip(map(int, words[4::2]), words[5::2]):
        while attempts and attempts[0][0] <= time - w:
            looks[attempts.popleft()[1]] -= 1
        if looks[name] >= k or len(attempts) >= g:
            refused[name] += 1
        attempts.append((time, name))
        looks[name] += 1
    print(sum(refused.values()))
    if refused:
        worst = min(refused, key=lambda name: (-refused[name], name))
        print(worst, refused[worst])
    else:
        print("-")


main()
