# expect: RE
# Idea: ask each tributary for its order by recursion, however long the river is.
def streams_by_order(downstream):
    tributaries = [[] for _ in range(len(downstream) + 1)]
    for stream, target in enumerate(downstream, 1):
        tributaries[target].append(stream)
    counts = {}

    def order(stream):
        orders = sorted((order(t) for t in tributaries[stream]), reverse=True)
        if not orders:
            result = 1
        elif len(orders) > 1 and orders[0] == orders[1]:
            result = orders[0] + 1
        else:
            result = orders[0]
        counts[result] = counts.get(result, 0) + 1
        return result

    for mouth in tributaries[0]:
        order(mouth)
    return [counts[o] for o in sorted(counts)]
