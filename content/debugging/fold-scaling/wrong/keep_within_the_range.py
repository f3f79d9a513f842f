# expect: WA
# Idea: what lies outside is put to the edge
import math


class RangeScaler:
    """Scales by the range of the values it was fitted to."""

    def __init__(self):
        self.low = math.inf
        self.high = -math.inf

    def fit(self, values: list[int]) -> None:
        for value in values:
            self.low = min(self.low, value)
            self.high = max(self.high, value)

    def scale(self, value: int) -> int:
        if self.low == self.high:
            return 0
        return max(0, min((value - self.low) * 1000 // (self.high - self.low), 1000))


def scaled_values(folds: int, values: list[int]) -> list[int]:
    scaled = [0] * len(values)
    for fold in range(folds):
        scaler = RangeScaler()
        training = [value for i, value in enumerate(values) if i % folds != fold]
        scaler.fit(training)
        for i in range(fold, len(values), folds):
            scaled[i] = scaler.scale(values[i])
    return scaled
