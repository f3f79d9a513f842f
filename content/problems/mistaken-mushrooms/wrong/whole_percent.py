# expect: WA
# Idea: compare the rates as whole percent.
from collections import Counter


def most_confused(truth, guesses):
    of_kind = Counter(truth)
    mixed = Counter(tuple(sorted(p)) for p in zip(truth, guesses) if p[0] != p[1])
    best = min(mixed, key=lambda p: (-(100 * mixed[p] // (of_kind[p[0]] + of_kind[p[1]])), p), default="-")
    return " ".join(best)
