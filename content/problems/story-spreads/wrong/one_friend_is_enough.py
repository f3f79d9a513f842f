# expect: WA
# Idea: a plain breadth-first search; whoever hears the story believes it.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    need = data[2:2 + n]
    friends = [[] for _ in range(n)]
    for a, b in zip(data[2 + n::2], data[3 + n::2]):
        friends[a - 1].append(b - 1)
        friends[b - 1].append(a - 1)
    day = {p: 0 for p in range(n) if need[p] == 0}
    queue = list(day)
    for p in queue:
        for f in friends[p]:
            if f not in day:
                day[f] = day[p] + 1
                queue.append(f)
    print(len(day), max(day.values(), default=0))


main()
