# expect: WA
# Idea: the longest stretch is the greatest loss within one event.
def buoy_losses(capacity, events):
    stored = taken = lost = longest = last_received = 0
    for event in events:
        if event > 0:
            replaced = max(0, stored + event - capacity)
            taken += event
            stored = min(capacity, stored + event)
            lost += replaced
            longest = max(longest, replaced)
        else:
            stored -= min(-event, stored)
            last_received = taken - stored
    return [lost, longest, last_received]
