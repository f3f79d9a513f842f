# expect: WA
# Idea: from the leaves up, every village that nobody serves yet gets its shelter reach paths higher.
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
    sheltered = [False] * (villages + 1)
    chosen = set()
    for v in reversed(order):
        way = [v]
        while len(way) <= reach and parent[way[-1]]:
            way.append(parent[way[-1]])
        if sheltered[v] or any(w in chosen for w in way):
            continue
        chosen.add(way[-1])
        for w in way:
            sheltered[w] = True
    return len(chosen)
