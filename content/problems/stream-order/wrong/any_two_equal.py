# expect: WA
# Idea: any two tributaries of the same order raise the order, also when a higher one flows in.
def streams_by_order(downstream):
    n = len(downstream)
    awaited = [0] * (n + 1)
    for target in downstream:
        awaited[target] += 1
    orders = [[] for _ in range(n + 1)]
    counts = [0] * (n + 2)
    ready = [s for s in range(1, n + 1) if not awaited[s]]
    for stream in ready:
        seen = orders[stream]
        if not seen:
            order = 1
        else:
            order = max(seen) + (len(set(seen)) < len(seen))
        counts[order] += 1
        target = downstream[stream - 1]
        orders[target].append(order)
        awaited[target] -= 1
        if target and not awaited[target]:
            ready.append(target)
    while counts[-1] == 0:
        counts.pop()
    return counts[1:]
