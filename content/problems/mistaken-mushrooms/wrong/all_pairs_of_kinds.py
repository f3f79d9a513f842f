# expect: TLE
# Idea: go through all pairs of kinds, as in a full matrix.
from collections import Counter


def most_confused(truth, guesses):
    of_kind = Counter(truth)
    cells = Counter(zip(truth, guesses))
    kinds = sorted(set(truth) | set(guesses))
    best, highest = "-", 0
    for i, a in enumerate(kinds):
        for b in kinds[i + 1 :]:
            mixed = cells[a, b] + cells[b, a]
            if mixed and mixed / (of_kind[a] + of_kind[b]) > highest:
                best, highest = f"{a} {b}", mixed / (of_kind[a] + of_kind[b])
    return best
