# expect: WA
# Idea: two limiters in a row, the first of which counts what the second refuses.
import sys
from collections import Counter, defaultdict, deque


def main():
    words = sys.stdin.read().split()
    k, g, w = map(int, words[1:4])
    own, everybody = defaultdict(deque), deque()
    refused = Counter()

    def admit(queue, limit, time):
        while queue and queue[0] <= time - w:
            queue.popleft()
        if len(queue) >= limit:
            return False
        queue.append(time)
        return True

    for time, name in zip(map(int, words[4::2]), words[5::2]):
        if not (admit(own[name], k, time) and admit(everybody, g, time)):
            refused[name] += 1
    print(sum(refused.values()))
    if refused:
        worst = min(refused, key=lambda name: (-refused[name], name))
        print(worst, refused[worst])
    else:
        print("-")


main()
