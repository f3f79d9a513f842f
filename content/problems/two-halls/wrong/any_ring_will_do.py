# expect: WA
# Idea: take the first ring found for the reason, without looking at its length.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    graph = [[] for _ in range(n + 1)]
    for a, b in zip(data[2::2], data[3::2]):
        graph[a].append(b)
        graph[b].append(a)
    hall = [0] * (n + 1)
    parent = [0] * (n + 1)
    ring = None
    clash = False
    for first in range(1, n + 1):
        if hall[first]:
            continue
        hall[first] = 1
        queue = [first]
        for a in queue:
            for b in graph[a]:
                if not hall[b]:
                    hall[b] = 3 - hall[a]
                    parent[b] = a
                    queue.append(b)
                    continue
                clash |= hall[a] == hall[b]
                if ring is None and b != parent[a]:
                    up = []
                    x = a
                    while x:
                        up.append(x)
                        x = parent[x]
                    place = {x: i for i, x in enumerate(up)}
                    side = []
                    x = b
                    while x not in place:
                        side.append(x)
                        x = parent[x]
                    ring = up[: place[x] + 1] + side[::-1]
    if clash:
        print("RING")
        print(*ring)
    else:
        print("SPLIT")
        print(*hall[1:])


main()
