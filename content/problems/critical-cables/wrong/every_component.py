# expect: WA
# Idea: report the bridges of the whole graph, also far from town 1.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    graph = [[] for _ in range(n + 1)]
    for i, (a, b) in enumerate(zip(data[2::2], data[3::2])):
        graph[a].append((b, i))
        graph[b].append((a, i))
    order = [0] * (n + 1)
    low = [0] * (n + 1)
    clock = 0
    out = []
    for root in range(1, n + 1):
        if order[root]:
            continue
        clock += 1
        order[root] = low[root] = clock
        stack = [(root, -1, iter(graph[root]))]
        while stack:
            town, via, rest = stack[-1]
            for other, cable in rest:
                if cable == via:
                    continue
                if order[other]:
                    low[town] = min(low[town], order[other])
                else:
                    clock += 1
                    order[other] = low[other] = clock
                    stack.append((other, cable, iter(graph[other])))
                    break
            else:
                stack.pop()
                if stack:
                    parent = stack[-1][0]
                    low[parent] = min(low[parent], low[town])
                    if low[town] > order[parent]:
                        out.append(f"{min(town, parent)} {max(town, parent)}")
    print("\n".join(out) or "none")


main()
