def smallest_battery(legs: list[int], swaps: int) -> int:
    def suffices(capacity: int) -> bool:
        # Swapping as late as possible never leaves less charge than swapping earlier.
        charge, swaps_left = capacity, swaps
        for leg in legs:
            if charge < leg:
                if swaps_left == 0:
                    return False
                swaps_left -= 1
                charge = capacity
            charge -= leg
            if charge > capacity:
                charge = capacity
        return True

    low = max(0, max(legs))  # even a full battery must last for any one leg
    high = sum(leg for leg in legs if leg > 0)
    while low < high:
        middle = (low + high) // 2
        if suffices(middle):
            high = middle
        else:
            low = middle + 1
    return low
