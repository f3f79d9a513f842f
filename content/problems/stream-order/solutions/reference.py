def streams_by_order(downstream: list[int]) -> list[int]:
    streams = len(downstream)
    awaited = [0] * (streams + 1)  # tributaries whose order is not known yet
    for target in downstream:
        awaited[target] += 1

    highest = [0] * (streams + 1)  # highest order among the tributaries so far
    twice = [False] * (streams + 1)  # whether two tributaries have it
    counts = []
    ready = [stream for stream in range(1, streams + 1) if not awaited[stream]]
    for stream in ready:  # grows while it is read: sources first, then downstream
        order = highest[stream] + 1 if twice[stream] or not highest[stream] else highest[stream]
        if order > len(counts):
            counts.append(0)
        counts[order - 1] += 1

        target = downstream[stream - 1]
        twice[target] = order == highest[target] or (twice[target] and order < highest[target])
        highest[target] = max(highest[target], order)
        awaited[target] -= 1
        if target and not awaited[target]:
            ready.append(target)
    return counts
