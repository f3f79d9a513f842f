# expect: WA
# Idea: divide by how often the species was recorded
from dataclasses import dataclass


@dataclass
class Tally:
    """How often a species was predicted, and how often that was right."""

    predicted: int = 0
    right: int = 0

    def precision(self) -> float:
        if self.predicted == 0:
            return 0.0
        return self.right / self.predicted


def tallies(truth: list[int], predicted: list[int]) -> dict[int, Tally]:
    by_species: dict[int, Tally] = {}
    for actual, guess in zip(truth, predicted):
        by_species.setdefault(actual, Tally()).predicted += 1
        tally = by_species.setdefault(guess, Tally())
        if guess == actual:
            tally.right += 1
    return by_species


def macro_precision(truth: list[int], predicted: list[int]) -> float:
    by_species = tallies(truth, predicted)
    scores = [tally.precision() for tally in by_species.values()]
    return sum(scores) / len(scores)
