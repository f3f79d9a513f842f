# expect: WA
# Idea: the carts move to whole millimetres.
def spread_after_move(carts, homes):
    carts, homes = sorted(carts), sorted(homes)
    result, start = 0, 0
    for i, left in enumerate(carts):
        end = start
        while end < len(homes) and (i + 1 == len(carts) or 2 * homes[end] <= left + carts[i + 1]):
            end += 1
        if end > start:
            own = homes[start:end]
            mean = sum(own) // len(own)
            result += sum((home - mean) ** 2 for home in own)
        start = end
    return float(result)
