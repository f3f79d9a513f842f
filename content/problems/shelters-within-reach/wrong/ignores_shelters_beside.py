# expect: WA
# Idea: only count how deep the unsheltered villages lie; a shelter in another branch serves nobody here.
def fewest_shelters(villages, paths, reach):
    graph = [[] for _ in range(villages + 1)]
    for a, b in paths:
        graph[a].append(b)
        graph[b].append(a)
    parent = [0] * (villages + 1)
    order = [1]
    for v in order:
        for w in graph[v]:
            if w != parent[v]:
                parent[w] = v
                order.append(w)
    depth = [0] * (villages + 1)
    total = 0
    for v in reversed(order):
        if depth[v] == reach or v == 1:
            total += 1
            continue
        depth[parent[v]] = max(depth[parent[v]], depth[v] + 1)
    return total
