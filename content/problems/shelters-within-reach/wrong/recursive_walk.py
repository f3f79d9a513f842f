# expect: RE
# Idea: the right rule, worked out by recursion from village 1.
def fewest_shelters(villages, paths, reach):
    graph = [[] for _ in range(villages + 1)]
    for a, b in paths:
        graph[a].append(b)
        graph[b].append(a)
    total = 0

    def walk(village, parent):
        nonlocal total
        open_below, shelter = 0, reach + 1
        for other in graph[village]:
            if other != parent:
                deeper, nearer = walk(other, village)
                open_below = max(open_below, deeper + 1 if deeper >= 0 else -1)
                shelter = min(shelter, nearer + 1)
        if open_below + shelter <= reach:
            return -1, shelter
        if open_below == reach:
            total += 1
            return -1, 0
        return open_below, shelter

    deeper, _ = walk(1, 0)
    return total + (deeper >= 0)
