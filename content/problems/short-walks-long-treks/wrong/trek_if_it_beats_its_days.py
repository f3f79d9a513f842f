# expect: WA
# Idea: go through the days and begin a trek whenever it pays more than the walks it replaces.
def best_season(walks, treks, trek_days):
    total = day = 0
    while day < len(walks):
        if day + trek_days <= len(walks) and treks[day] > sum(walks[day:day + trek_days]):
            total += treks[day]
            day += trek_days
        else:
            total += walks[day]
            day += 1
    return total
