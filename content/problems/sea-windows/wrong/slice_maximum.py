# expect: TLE
# Idea: the built-in maximum over the rest of the street, once for every house.
def sea_windows(windows, roofs):
    return [
        i + 1
        for i, window in enumerate(windows)
        if window > max(roofs[i + 1:], default=0)
    ]
