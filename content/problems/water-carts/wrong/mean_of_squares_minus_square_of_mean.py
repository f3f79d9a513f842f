# expect: WA
# Idea: the textbook formula with floating point numbers, which cancel each other far from the start of the road.
def spread_after_move(carts, homes):
    carts, homes = sorted(carts), sorted(homes)
    result, start = 0.0, 0
    for i, left in enumerate(carts):
        count, total, squares = 0, 0.0, 0.0
        while start < len(homes) and (i + 1 == len(carts) or 2 * homes[start] <= left + carts[i + 1]):
            count += 1
            total += homes[start]
            squares += float(homes[start]) ** 2
            start += 1
        if count:
            result += squares - total * total / count
    return result
