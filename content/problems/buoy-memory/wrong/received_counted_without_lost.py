# expect: WA
# Idea: the number of the last reading received is how many have been received.
def buoy_losses(capacity, events):
    stored = lost = stretch = longest = received = 0
    for event in events:
        if event > 0:
            replaced = max(0, stored + event - capacity)
            stored = min(capacity, stored + event)
            lost += replaced
            stretch += replaced
            longest = max(longest, stretch)
        else:
            sent = min(-event, stored)
            stored -= sent
            received += sent
            stretch = 0
    return [lost, longest, received]
