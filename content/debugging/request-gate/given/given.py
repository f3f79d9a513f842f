from collections import deque


class Gate:
    """Admits a limited number of calls of each client within a sliding window."""

    def __init__(self, limit: int, window: int):
        self.limit = limit
        self.window = window
        self.recent: dict[int, deque[int]] = {}

    def admit(self, client: int, now: int) -> bool:
        recent = self.recent.setdefault(client, deque())
        while recent and recent[0] <= now - self.window:
            recent.popleft()
        recent.append(now)
        return len(recent) <= self.limit


def admitted_calls(calls: list[list[int]], limit: int, window: int) -> list[int]:
    gate = Gate(limit, window)
    answers = []
    for now, client in calls:
        answers.append(1 if gate.admit(client, now) else 0)
    return answers
