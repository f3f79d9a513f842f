from bisect import bisect_left, bisect_right

DAY = 24 * 60 * 60


class Zone:
    """Local time: an offset to UTC that holds since some instant, until the next one."""

    def __init__(self, shifts: list[list[int]]):
        self.since = [since for since, _ in shifts]
        self.offsets = [offset for _, offset in shifts]

    def offset_at(self, instant: int) -> int:
        return self.offsets[bisect_right(self.since, instant) - 1]

    def midnight(self, day: int) -> int:
        """The instant at which the local day begins."""
        local = day * DAY
        for offset in self.offsets:
            if self.offset_at(local - offset) == offset:
                return local - offset
        raise ValueError(f"day {day} has no midnight")


def rides_per_day(shifts: list[list[int]], first_day: int, days: int, rides: list[int]) -> list[int]:
    zone = Zone(shifts)
    rides = sorted(rides)
    counts = []
    for day in range(first_day, first_day + days):
        begin = zone.midnight(day)
        end = begin + DAY
        counts.append(bisect_left(rides, end) - bisect_left(rides, begin))
    return counts
