# expect: RE
# Idea: the textbook recursion; a long path is deeper than the call stack allows.
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
    out = []
    clock = 0

    def visit(town, via):
        nonlocal clock
        clock += 1
        order[town] = low[town] = clock
        for other, cable in graph[town]:
            if cable == via:
                continue
            if order[other]:
                low[town] = min(low[town], order[other])
                continue
            visit(other, cable)
            low[town] = min(low[town], low[other])
            if low[other] > order[town]:
                out.append(f"{min(town, other)} {max(town, other)}")

    visit(1, -1)
    print("\n".join(out) or "none")


main()
