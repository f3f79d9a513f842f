# expect: WA
# Idea: leave the own delay alone when the server asks, but do not count that failure either
class Backoff:
    """Waits that double from failure to failure, up to a cap."""

    def __init__(self, base: int, cap: int):
        self.delay = base
        self.cap = cap

    def next_wait(self, retry_after: int) -> int:
        # The server may ask for a longer wait than ours; 0 says that it did not.
        if retry_after > self.delay:
            return retry_after
        wait = self.delay
        self.delay = min(self.delay * 2, self.cap)
        return wait


def planned_waits(base: int, cap: int, budget: int, retry_after: list[int]) -> list[int]:
    backoff = Backoff(base, cap)
    waits = []
    left = budget
    for asked in retry_after:
        wait = backoff.next_wait(asked)
        if wait > left:
            break
        left -= wait
        waits.append(wait)
    return waits
