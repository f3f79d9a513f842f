def sea_windows(windows: list[int], roofs: list[int]) -> list[int]:
    with_view = []
    highest_roof = 0  # among the houses between this one and the sea
    for house in range(len(windows), 0, -1):
        if windows[house - 1] > highest_roof:
            with_view.append(house)
        highest_roof = max(highest_roof, roofs[house - 1])
    return with_view[::-1]
