def fewest_shelters(villages: int, paths: list[list[int]], reach: int) -> int:
    neighbours = [[] for _ in range(villages + 1)]
    for a, b in paths:
        neighbours[a].append(b)
        neighbours[b].append(a)

    # Village 1 is the top; parents come before their children in the order.
    parent = [0] * (villages + 1)
    order = [1]
    for village in order:
        for neighbour in neighbours[village]:
            if neighbour != parent[village]:
                parent[neighbour] = village
                order.append(neighbour)

    # How far below a village its farthest unsheltered village lies (-1: there is none),
    # and its nearest shelter.
    unsheltered = [0] * (villages + 1)
    shelter = [reach + 1] * (villages + 1)
    shelters = 0
    for village in reversed(order):
        if unsheltered[village] + shelter[village] <= reach:
            unsheltered[village] = -1
        elif unsheltered[village] == reach or village == 1:
            # Nothing above can serve the village that lies that deep: build here, or it is too late.
            shelters += 1
            shelter[village] = 0
            unsheltered[village] = -1
        above = parent[village]
        shelter[above] = min(shelter[above], shelter[village] + 1)
        if unsheltered[village] >= 0:
            unsheltered[above] = max(unsheltered[above], unsheltered[village] + 1)
    return shelters
