# expect: WA
# Idea: a pause ends the burst, the longest wait does not
class Sender:
    """Sends a query some time after the keys of a burst."""

    def __init__(self, quiet: int, longest: int):
        self.quiet = quiet
        self.longest = longest
        self.burst_begin: int | None = None
        self.due: int | None = None
        self.sent: list[int] = []

    def send_if_due(self, now: int) -> None:
        if self.due is not None and self.due <= now:
            self.sent.append(self.due)
            if self.burst_begin is not None and self.due < self.burst_begin + self.longest:
                self.burst_begin = None
            self.due = None

    def press(self, now: int) -> None:
        self.send_if_due(now)
        if self.burst_begin is None:
            self.burst_begin = now
        left = self.burst_begin + self.longest - now
        self.due = now + max(0, min(self.quiet, left))


def sent_at(quiet: int, longest: int, keys: list[int]) -> list[int]:
    sender = Sender(quiet, longest)
    for key in keys:
        sender.press(key)
    if keys:
        sender.send_if_due(keys[-1] + quiet)
    return sender.sent
