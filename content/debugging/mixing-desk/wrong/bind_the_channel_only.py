# expect: WA
# Idea: keep the channel of each key, but not its step
from collections.abc import Callable


class Desk:
    """The levels of all channels."""

    def __init__(self, channels: int):
        self.levels = [50] * channels

    def turn(self, channel: int, step: int) -> None:
        level = self.levels[channel - 1] + step
        self.levels[channel - 1] = max(0, min(level, 100))


def bind_keys(desk: Desk, keys: list[list[int]]) -> dict[int, Callable[[], None]]:
    """What to do when a key is pressed."""
    handlers = {}
    for key, channel, step in keys:
        handlers[key] = lambda channel=channel: desk.turn(channel, step)
    return handlers


def final_levels(channels: int, keys: list[list[int]], presses: list[int]) -> list[int]:
    desk = Desk(channels)
    handlers = bind_keys(desk, keys)
    for key in presses:
        if key in handlers:
            handlers[key]()
    return desk.levels
