# expect: RE
# Idea: colour by recursion; a long path is deeper than the call stack allows.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    graph = [[] for _ in range(n + 1)]
    for a, b in zip(data[2::2], data[3::2]):
        graph[a].append(b)
        graph[b].append(a)
    hall = [0] * (n + 1)
    path = []

    def visit(a, number):
        hall[a] = number
        path.append(a)
        for b in graph[a]:
            if hall[b] == number:
                return path[path.index(b):]
            if not hall[b]:
                ring = visit(b, 3 - number)
                if ring:
                    return ring
        path.pop()
        return None

    for a in range(1, n + 1):
        if not hall[a]:
            ring = visit(a, 1)
            if ring:
                print("RING")
                print(*ring)
                return
    print("SPLIT")
    print(*hall[1:])


main()
