def rooms(heights: list[int]) -> list[int]:
    """For each peak, how many places back the next peak at least as high stands."""
    found = []
    higher = []  # places of peaks that later peaks can still see, heights falling
    for place, height in enumerate(heights):
        while higher and heights[higher[-1]] < height:
            higher.pop()
        found.append(place - (higher[-1] if higher else -1))
        higher.append(place)
    return found


def single_summit_walks(heights: list[int]) -> int:
    before = rooms(heights)
    after = reversed(rooms(heights[::-1]))
    # A walk with this summit starts in the room before it and ends in the room after it.
    return sum(starts * ends for starts, ends in zip(before, after))
