# expect: WA
# Idea: join both ways back to where the search began, shared part included.
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
                elif hall[a] == hall[b]:
                    ring = []
                    while a:
                        ring.append(a)
                        a = parent[a]
                    back = []
                    while b != first:
                        back.append(b)
                        b = parent[b]
                    print("RING")
                    print(*ring, *reversed(back))
                    return
    print("SPLIT")
    print(*hall[1:])


main()
