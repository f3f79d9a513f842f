# expect: WA
# Idea: every confluence raises the order by one.
def streams_by_order(downstream):
    n = len(downstream)
    awaited = [0] * (n + 1)
    for target in downstream:
        awaited[target] += 1
    order = [1] * (n + 1)
    counts = [0] * (n + 2)
    ready = [s for s in range(1, n + 1) if not awaited[s]]
    for stream in ready:
        counts[order[stream]] += 1
        target = downstream[stream - 1]
        order[target] = max(order[target], order[stream] + 1)
        awaited[target] -= 1
        if target and not awaited[target]:
            ready.append(target)
    while counts[-1] == 0:
        counts.pop()
    return counts[1:]
