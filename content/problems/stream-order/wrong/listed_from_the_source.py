# expect: WA
# Idea: one pass in the order of the list, as if every stream came before the one it flows into.
def streams_by_order(downstream):
    n = len(downstream)
    highest = [0] * (n + 1)
    twice = [False] * (n + 1)
    counts = [0] * 40
    for stream, target in enumerate(downstream, 1):
        order = highest[stream] or 1
        if twice[stream]:
            order += 1
        counts[order] += 1
        if order > highest[target]:
            highest[target], twice[target] = order, False
        elif order == highest[target]:
            twice[target] = True
    while counts[-1] == 0:
        counts.pop()
    return counts[1:]
