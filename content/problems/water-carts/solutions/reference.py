from itertools import pairwise


def spread(positions: list[int]) -> float:
    """The sum of the squared distances from the mean, divided once at the very end."""
    count, total = len(positions), sum(positions)
    return (count * sum(position * position for position in positions) - total * total) / count


def spread_after_move(carts: list[int], homes: list[int]) -> float:
    carts, homes = sorted(carts), sorted(homes)
    result = 0.0
    start = 0
    for left, right in pairwise(carts):
        end = start
        while end < len(homes) and 2 * homes[end] <= left + right:
            end += 1
        if end > start:
            result += spread(homes[start:end])
        start = end
    if start < len(homes):
        result += spread(homes[start:])
    return result
