ON, OFF, DONE = 1, 0, 2


class Radio:
    """Follows the wishes of a person, one change at a time."""

    def __init__(self):
        # The state of the radio, or the one it is changing to.
        self.target = OFF
        self.changing = False
        self.noted: int | None = None

    def wish(self, state: int) -> int | None:
        """The change that is begun, if any."""
        if state == self.target:
            return None
        if self.changing:
            self.noted = state
            return None
        self.target = state
        self.changing = True
        return state

    def done(self) -> int | None:
        """The change that is begun, if any."""
        self.changing = False
        noted, self.noted = self.noted, None
        return None if noted is None else self.wish(noted)


def begun_changes(events: list[int]) -> list[list[int]]:
    radio = Radio()
    begun = []
    for number, event in enumerate(events, start=1):
        change = radio.done() if event == DONE else radio.wish(event)
        if change is not None:
            begun.append([number, change])
    return begun
