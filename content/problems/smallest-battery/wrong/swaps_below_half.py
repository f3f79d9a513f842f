# expect: WA
# Idea: a careful driver swaps at the first stop with less than half a charge.
def smallest_battery(legs, swaps):
    def suffices(capacity):
        charge, left = capacity, swaps
        for leg in legs:
            if left and (charge < leg or 2 * charge < capacity):
                left -= 1
                charge = capacity
            if charge < leg:
                return False
            charge = min(capacity, charge - leg)
        return True

    low, high = max(0, max(legs)), sum(leg for leg in legs if leg > 0)
    while low < high:
        middle = (low + high) // 2
        if suffices(middle):
            high = middle
        else:
            low = middle + 1
    return low
