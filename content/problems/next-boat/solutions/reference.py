from bisect import bisect_left


def total_wait(period: int, departures: list[int], arrivals: list[int]) -> int:
    # The first boat of the next round serves those who miss the last one of theirs.
    boats = departures + [departures[0] + period]
    total = 0
    for arrival in arrivals:
        second = arrival % period
        total += boats[bisect_left(boats, second)] - second
    return total
