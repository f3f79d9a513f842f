# expect: WA
# Idea: swaps cut the route into equal shares of the total use.
def smallest_battery(legs, swaps):
    total = sum(leg for leg in legs if leg > 0)
    return max(0, max(legs), -(-total // (swaps + 1)))
