# expect: WA
# Idea: group the pots as if the kiln had no bounds, then cut each group into loads.
def fewest_firings(pots, capacity):
    firings, heat, group = 0, 0, 0
    for low, high in sorted(pots, key=lambda pot: pot[1]):
        if low > heat:
            firings += -(-group // capacity)
            heat, group = high, 0
        group += 1
    return firings - (-group // capacity)
