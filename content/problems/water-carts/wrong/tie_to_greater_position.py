# expect: WA
# Idea: a household in the middle belongs to the cart with the greater position.
def spread_after_move(carts, homes):
    carts, homes = sorted(carts), sorted(homes)
    result, start = 0.0, 0
    for i, left in enumerate(carts):
        end = start
        while end < len(homes) and (i + 1 == len(carts) or 2 * homes[end] < left + carts[i + 1]):
            end += 1
        if end > start:
            own = homes[start:end]
            result += (len(own) * sum(h * h for h in own) - sum(own) ** 2) / len(own)
        start = end
    return result
