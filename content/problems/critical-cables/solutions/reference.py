import sys

HUB = 1


def critical_cables(towns: int, cables: list[tuple[int, int]]) -> list[tuple[int, int]]:
    neighbours = [[] for _ in range(towns + 1)]
    for cable, (a, b) in enumerate(cables):
        neighbours[a].append((b, cable))
        neighbours[b].append((a, cable))

    # Depth-first search from the hub, without recursion: paths may be long.
    # earliest[t]: the first visit that t's subtree reaches by one more cable.
    visit = [0] * (towns + 1)
    earliest = [0] * (towns + 1)
    visit[HUB] = earliest[HUB] = visits = 1
    critical = []
    path = [(HUB, -1, iter(neighbours[HUB]))]
    while path:
        town, arrived_by, rest = path[-1]
        for neighbour, cable in rest:
            if cable == arrived_by:  # the cable, not the town: cables may be doubled
                continue
            if visit[neighbour]:
                earliest[town] = min(earliest[town], visit[neighbour])
            else:
                visits += 1
                visit[neighbour] = earliest[neighbour] = visits
                path.append((neighbour, cable, iter(neighbours[neighbour])))
                break
        else:
            path.pop()
            if path:
                parent = path[-1][0]
                earliest[parent] = min(earliest[parent], earliest[town])
                if earliest[town] > visit[parent]:
                    critical.append((min(parent, town), max(parent, town)))
    return critical


def main() -> None:
    numbers = map(int, sys.stdin.buffer.read().split())
    towns, _ = next(numbers), next(numbers)
    found = critical_cables(towns, list(zip(numbers, numbers)))
    print("\n".join(f"{a} {b}" for a, b in found) or "none")


main()
