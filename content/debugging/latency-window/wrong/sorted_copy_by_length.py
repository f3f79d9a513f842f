# expect: WA
# Idea: keep a sorted copy and renew it only when the number of values changes
class LatencyWindow:
    """Remembers the latest measurements and tells their percentiles."""

    NOTHING = -1

    def __init__(self, size: int):
        self.size = size
        self.values: list[int] = []
        self.ordered: list[int] = []

    def add(self, value: int) -> None:
        if len(self.values) == self.size:
            self.values.pop(0)
        self.values.append(value)

    def percentile(self, percent: int) -> int:
        if not self.values:
            return self.NOTHING
        if len(self.ordered) != len(self.values):
            self.ordered = sorted(self.values)
        # The rank is a whole number: percent of the count, rounded up.
        rank = (percent * len(self.values) + 99) // 100
        return self.ordered[rank - 1]


def percentile_answers(size: int, events: list[int]) -> list[int]:
    window = LatencyWindow(size)
    answers = []
    for event in events:
        if event < 0:
            answers.append(window.percentile(-event))
        else:
            window.add(event)
    return answers
