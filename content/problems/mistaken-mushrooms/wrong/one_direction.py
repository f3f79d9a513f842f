# expect: WA
# Idea: count true kind and guess as an ordered pair.
from collections import Counter


def most_confused(truth, guesses):
    of_kind = Counter(truth)
    cells = Counter((t, g) for t, g in zip(truth, guesses) if t != g)
    best = min(cells, key=lambda p: (-cells[p] / (of_kind[p[0]] + of_kind[p[1]]), sorted(p)), default="-")
    return " ".join(sorted(best))
