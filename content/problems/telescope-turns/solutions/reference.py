import sys
from collections import Counter, deque


def main() -> None:
    words = sys.stdin.read().split()
    own_limit, common_limit, window = map(int, words[1:4])
    granted = deque()  # the attempts that still count, oldest first
    looks = Counter()  # how many of them are each visitor's
    refused = Counter()
    for time, name in zip(map(int, words[4::2]), words[5::2]):
        while granted and granted[0][0] <= time - window:
            looks[granted.popleft()[1]] -= 1
        if looks[name] < own_limit and len(granted) < common_limit:
            granted.append((time, name))
            looks[name] += 1
        else:
            refused[name] += 1

    print(refused.total())
    if refused:
        worst = min(refused, key=lambda name: (-refused[name], name))
        print(worst, refused[worst])
    else:
        print("-")


main()
