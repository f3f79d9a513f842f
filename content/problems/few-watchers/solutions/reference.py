from collections import Counter


def watchers(lanes: list[tuple[int, int]], most: int) -> int:
    """The least number for different lanes without loops, or most + 1 if it is greater than most."""
    if not lanes:
        return 0
    meeting = Counter(crossing for lane in lanes for crossing in lane)
    busiest = max(meeting, key=meeting.get)
    if len(lanes) > meeting[busiest] * most:
        return most + 1
    if meeting[busiest] == 1:  # lanes apart from each other
        return len(lanes)

    # Either somebody stands at the busiest crossing, or at the other end of each of its lanes.
    here = 1 + watchers([lane for lane in lanes if busiest not in lane], most - 1)
    others = {a + b - busiest for a, b in lanes if busiest in (a, b)}
    allowed = min(most, here - 1)  # only fewer than that would help
    if len(others) > allowed:
        return here
    rest = [(a, b) for a, b in lanes if a not in others and b not in others]
    return min(here, len(others) + watchers(rest, allowed - len(others)))


def fewest_watchers(lanes: list[list[int]], most: int) -> int:
    loops = {a for a, b in lanes if a == b}
    different = {(min(lane), max(lane)) for lane in lanes if loops.isdisjoint(lane)}
    if len(loops) > most:
        return -1
    least = len(loops) + watchers(list(different), most - len(loops))
    return least if least <= most else -1
