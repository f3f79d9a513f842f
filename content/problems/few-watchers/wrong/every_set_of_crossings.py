# expect: TLE
# Idea: try all sets of crossings, the small ones first.
from itertools import combinations


def fewest_watchers(lanes, most):
    different = {(min(a, b), max(a, b)) for a, b in lanes}
    crossings = sorted({c for lane in different for c in lane})
    for size in range(most + 1):
        for chosen in combinations(crossings, size):
            taken = set(chosen)
            if all(a in taken or b in taken for a, b in different):
                return size
    return -1
