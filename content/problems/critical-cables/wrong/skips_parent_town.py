# expect: WA
# Idea: never look back at the parent town, so a doubled cable looks single.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    graph = [[] for _ in range(n + 1)]
    for a, b in zip(data[2::2], data[3::2]):
        graph[a].append(b)
        graph[b].append(a)
    order = [0] * (n + 1)
    low = [0] * (n + 1)
    order[1] = low[1] = clock = 1
    out = []
    stack = [(1, 0, iter(graph[1]))]
    while stack:
        town, parent, rest = stack[-1]
        for other in rest:
            if other == parent:
                continue
            if order[other]:
                low[town] = min(low[town], order[other])
            else:
                clock += 1
                order[other] = low[other] = clock
                stack.append((other, town, iter(graph[other])))
                break
        else:
            stack.pop()
            if parent:
                low[parent] = min(low[parent], low[town])
                if low[town] > order[parent]:
                    out.append(f"{min(town, parent)} {max(town, parent)}")
    print("\n".join(out) or "none")


main()
