# expect: WA
# Idea: a roof as high as the window leaves the view open.
def sea_windows(windows, roofs):
    with_view = []
    highest_roof = 0
    for i in range(len(windows) - 1, -1, -1):
        if windows[i] >= highest_roof:
            with_view.append(i + 1)
        highest_roof = max(highest_roof, roofs[i])
    return with_view[::-1]
