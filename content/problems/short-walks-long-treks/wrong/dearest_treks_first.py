# expect: WA
# Idea: take the treks with the greatest gain over their walks first, as long as they do not overlap.
def best_season(walks, treks, trek_days):
    n = len(walks)
    sums = [0]
    for walk in walks:
        sums.append(sums[-1] + walk)
    gains = [(treks[d] - sums[d + trek_days] + sums[d], d) for d in range(n - trek_days + 1)]
    total = sums[n]
    taken = [False] * (n + trek_days + 1)
    for gain, day in sorted(gains, reverse=True):
        if gain > 0 and not taken[day] and not taken[day + trek_days - 1]:
            for d in range(day, day + trek_days):
                taken[d] = True
            total += gain
    return total
