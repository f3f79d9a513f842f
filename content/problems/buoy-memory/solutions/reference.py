def buoy_losses(capacity: int, events: list[int]) -> list[int]:
    oldest, upcoming = 1, 1  # the memory holds the readings from oldest to upcoming - 1
    lost = stretch = longest = 0
    last_received = 0
    for event in events:
        if event > 0:
            upcoming += event
            replaced = max(0, upcoming - oldest - capacity)
            oldest += replaced
            lost += replaced
            stretch += replaced
            longest = max(longest, stretch)
        else:
            oldest = min(oldest - event, upcoming)
            last_received = oldest - 1
            stretch = 0
    return [lost, longest, last_received]
