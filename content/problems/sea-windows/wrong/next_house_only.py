# expect: WA
# Idea: only the next house down the street can be in the way.
def sea_windows(windows, roofs):
    last = len(windows) - 1
    return [
        i + 1
        for i in range(len(windows))
        if i == last or windows[i] > roofs[i + 1]
    ]
