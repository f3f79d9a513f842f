# expect: WA
# Idea: everything won back downhill is kept, even on a full battery.
def smallest_battery(legs, swaps):
    def suffices(capacity):
        charge, left = capacity, swaps
        for leg in legs:
            if charge < leg:
                if left == 0:
                    return False
                left -= 1
                charge = capacity
            charge -= leg
        return True

    low, high = max(0, max(legs)), sum(leg for leg in legs if leg > 0)
    while low < high:
        middle = (low + high) // 2
        if suffices(middle):
            high = middle
        else:
            low = middle + 1
    return low
