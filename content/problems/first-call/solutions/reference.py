def joined(slots: list[list[int]], shift: int) -> list[tuple[int, int]]:
    """The slots by another clock, those that touch made into one."""
    whole = []
    for start, end in slots:
        if whole and whole[-1][1] == start + shift:
            start = whole.pop()[0] - shift
        whole.append((start + shift, end + shift))
    return whole


def first_call(mine: list[list[int]], theirs: list[list[int]], ahead: int, minutes: int) -> int:
    here, there = joined(mine, 0), joined(theirs, -ahead)
    i = j = 0
    while i < len(here) and j < len(there):
        start = max(here[i][0], there[j][0])
        end = min(here[i][1], there[j][1])
        if end - start >= minutes:
            return start
        # Whoever is busy first can only go on with her next slot.
        if here[i][1] < there[j][1]:
            i += 1
        else:
            j += 1
    return -1
