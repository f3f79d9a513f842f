# expect: WA
# Idea: measure from where the carts stood before the move.
from bisect import bisect_left


def spread_after_move(carts, homes):
    carts = sorted(carts)
    result = 0
    for home in homes:
        at = bisect_left(carts, home)
        result += min((home - cart) ** 2 for cart in carts[max(0, at - 1) : at + 1])
    return float(result)
