# expect: MLE
# Idea: put every single reading into a queue.
from collections import deque


def buoy_losses(capacity, events):
    memory = deque()
    number = lost = stretch = longest = last_received = 0
    for event in events:
        if event > 0:
            for _ in range(event):
                number += 1
                memory.append(number)
                if len(memory) > capacity:
                    memory.popleft()
                    lost += 1
                    stretch += 1
                    longest = max(longest, stretch)
        else:
            for _ in range(min(-event, len(memory))):
                last_received = memory.popleft()
                stretch = 0
    return [lost, longest, last_received]
