import heapq
from collections import deque

SEND, RECEIVE, EXTEND = 1, 2, 3


class Queue:
    """Messages that are hidden while somebody works on them."""

    def __init__(self, timeout: int):
        self.timeout = timeout
        self.available: deque[int] = deque()
        self.hidden_until: dict[int, int] = {}
        self.timers: list[tuple[int, int]] = []

    def hide(self, message: int, now: int) -> None:
        until = now + self.timeout
        self.hidden_until[message] = until
        heapq.heappush(self.timers, (until, message))

    def show_expired(self, now: int) -> None:
        while self.timers and self.timers[0][0] <= now:
            until, message = heapq.heappop(self.timers)
            if message in self.hidden_until:
                del self.hidden_until[message]
                self.available.append(message)

    def receive(self, now: int) -> int:
        if not self.available:
            return 0
        message = self.available.popleft()
        self.hide(message, now)
        return message


def received_messages(timeout: int, events: list[list[int]]) -> list[int]:
    queue = Queue(timeout)
    received = []
    for now, kind, message in events:
        queue.show_expired(now)
        if kind == SEND:
            queue.available.append(message)
        elif kind == RECEIVE:
            received.append(queue.receive(now))
        elif kind == EXTEND:
            if message in queue.hidden_until:
                queue.hide(message, now)
        else:
            queue.hidden_until.pop(message, None)
    return received
