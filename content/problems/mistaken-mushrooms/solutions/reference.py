from collections import Counter
from fractions import Fraction


def most_confused(truth: list[str], guesses: list[str]) -> str:
    of_kind = Counter(truth)
    mixed_up = Counter(
        (min(true, guess), max(true, guess)) for true, guess in zip(truth, guesses) if true != guess
    )

    def greatest_rate_first(pair: tuple[str, str]) -> tuple[Fraction, tuple[str, str]]:
        a, b = pair
        return -Fraction(mixed_up[pair], of_kind[a] + of_kind[b]), pair

    return " ".join(min(mixed_up, key=greatest_rate_first, default="-"))
