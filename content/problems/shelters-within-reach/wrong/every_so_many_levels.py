# expect: WA
# Idea: shelters on every (2 * reach + 1)-th level below village 1, with the best first level.
def fewest_shelters(villages, paths, reach):
    graph = [[] for _ in range(villages + 1)]
    for a, b in paths:
        graph[a].append(b)
        graph[b].append(a)
    level = {1: 0}
    order = [1]
    for v in order:
        for w in graph[v]:
            if w not in level:
                level[w] = level[v] + 1
                order.append(w)
    period = 2 * reach + 1
    counts = [0] * period
    for v in order:
        counts[level[v] % period] += 1
    deepest = max(level.values())
    return min((count for count in counts[:deepest + 1] if count), default=1)
