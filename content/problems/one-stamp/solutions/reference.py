def matches(text: str) -> list[int]:
    """For every place, how many letters from there on are the same as at the beginning of the text."""
    count = len(text)
    same = [count] + [0] * (count - 1)
    start = end = 0  # the match found so far that goes furthest
    for place in range(1, count):
        length = min(same[place - start], end - place) if place < end else 0
        while place + length < count and text[length] == text[place + length]:
            length += 1
        same[place] = length
        if place + length > end:
            start, end = place, place + length
    return same


def shortest_stamp(ribbon: str) -> int:
    count = len(ribbon)
    same = matches(ribbon)

    # Where a stamp is too long for a match it has to be taken off; beyond the tear everything matches.
    too_long_from = [[] for _ in range(count + 1)]
    for place in range(1, count):
        if place + same[place] < count:
            too_long_from[same[place] + 1].append(place)

    # The places where the stamp can be pressed on, in a chain up to the tear.
    before = list(range(-1, count))
    after = list(range(1, count + 2))
    widest = 1
    for length in range(1, count):
        for place in too_long_from[length]:
            left, right = before[place], after[place]
            after[left], before[right] = right, left
            widest = max(widest, right - left)
        if widest <= length:
            return length
    return count
