# expect: WA
# Idea: always fire at the temperature that the most pots left allow.
def fewest_firings(pots, capacity):
    left = sorted(pots, key=lambda pot: pot[1])
    firings = 0
    while left and firings < 300:
        heats = {high for _, high in left}
        heat = max(heats, key=lambda h: min(capacity, sum(low <= h <= high for low, high in left)))
        room = capacity
        rest = []
        for pot in left:
            if room and pot[0] <= heat <= pot[1]:
                room -= 1
            else:
                rest.append(pot)
        left = rest
        firings += 1
    return firings
