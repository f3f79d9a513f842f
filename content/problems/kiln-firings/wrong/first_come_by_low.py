# expect: WA
# Idea: sort by the lower end and close a load once the next pot does not fit into it.
def fewest_firings(pots, capacity):
    firings, load, hottest = 0, 0, 0
    for low, high in sorted(pots):
        if load == 0 or low > hottest or load == capacity:
            firings += 1
            load, hottest = 0, high
        load += 1
        hottest = min(hottest, high)
    return firings
