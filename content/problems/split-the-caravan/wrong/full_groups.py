# expect: WA
# Idea: few guides are cheap, so fill every group from the front.
def cheapest_split(loads, largest):
    return sum(max(loads[i:i + largest]) for i in range(0, len(loads), largest))
