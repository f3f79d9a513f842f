# expect: WA
# Idea: the textbook greedy for points that meet all ranges; the kiln is large enough.
def fewest_firings(pots, capacity):
    firings, heat = 0, 0
    for low, high in sorted(pots, key=lambda pot: pot[1]):
        if low > heat:
            heat = high
            firings += 1
    return firings
