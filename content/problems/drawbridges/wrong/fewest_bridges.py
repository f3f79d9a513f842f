# expect: WA
# Idea: breadth-first search; each quay is entered over the way with the fewest bridges.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    graph = [[] for _ in range(n + 1)]
    for i in range(2, 2 + 5 * m, 5):
        a, b, cross, down, up = data[i:i + 5]
        if cross <= down:
            graph[a].append((b, cross, down, up))
            graph[b].append((a, cross, down, up))
    best = {1: 0}
    queue = [1]
    for quay in queue:
        now = best[quay]
        for other, cross, down, up in graph[quay]:
            if other not in best:
                phase = now % (down + up)
                best[other] = now + cross if phase + cross <= down else now - phase + down + up + cross
                queue.append(other)
    print(best.get(n, "never"))


main()
