# expect: WA
# Idea: divide the mistakes at kind a by the mushrooms of kind a, for each true kind alone.
from collections import Counter


def most_confused(truth, guesses):
    of_kind = Counter(truth)
    cells = Counter((t, g) for t, g in zip(truth, guesses) if t != g)
    best = min(cells, key=lambda p: (-cells[p] / of_kind[p[0]], sorted(p)), default="-")
    return " ".join(sorted(best))
