# expect: WA
# Idea: the longest way through the villages decides; one shelter serves 2 * reach + 1 of its villages.
def fewest_shelters(villages, paths, reach):
    graph = [[] for _ in range(villages + 1)]
    for a, b in paths:
        graph[a].append(b)
        graph[b].append(a)

    def farthest(start):
        steps = {start: 0}
        queue = [start]
        for v in queue:
            for w in graph[v]:
                if w not in steps:
                    steps[w] = steps[v] + 1
                    queue.append(w)
        return queue[-1], steps[queue[-1]]

    end, _ = farthest(1)
    _, length = farthest(end)
    return -(-(length + 1) // (2 * reach + 1))
