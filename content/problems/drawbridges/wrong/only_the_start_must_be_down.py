# expect: WA
# Idea: the bridge must be down when the crossing begins; what happens on the way does not matter.
import sys
from heapq import heappop, heappush


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    graph = [[] for _ in range(n + 1)]
    for i in range(2, 2 + 5 * m, 5):
        a, b, cross, down, up = data[i:i + 5]
        graph[a].append((b, cross, down, up))
        graph[b].append((a, cross, down, up))
    best = {1: 0}
    heap = [(0, 1)]
    while heap:
        now, quay = heappop(heap)
        if now > best[quay]:
            continue
        for other, cross, down, up in graph[quay]:
            phase = now % (down + up)
            then = now + cross if phase < down else now - phase + down + up + cross
            if then < best.get(other, then + 1):
                best[other] = then
                heappush(heap, (then, other))
    print(best.get(n, "never"))


main()
