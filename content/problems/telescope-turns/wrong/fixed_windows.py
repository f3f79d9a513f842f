# expect: WA
# Idea: start counting anew every w seconds.
import sys
from collections import Counter


def main():
    words = sys.stdin.read().split()
    k, g, w = map(int, words[1:4])
    looks, refused = Counter(), Counter()
    current = -1
    for time, name in zip(map(int, words[4::2]), words[5::2]):
        if time // w != current:
            current = time // w
            looks.clear()
        if looks[name] < k and looks[""] < g:
            looks[name] += 1
            looks[""] += 1
        else:
            refused[name] += 1
    print(sum(refused.values()))
    if refused:
        worst = min(refused, key=lambda name: (-refused[name], name))
        print(worst, refused[worst])
    else:
        print("-")


main()
