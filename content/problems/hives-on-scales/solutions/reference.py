from heapq import heappop, heappush


class Lowest:
    """The sum of the lowest few of the ranks that are held, which come and go."""

    def __init__(self, few: int, value_of: list[int]) -> None:
        self.few = few
        self.value_of = value_of
        self.sum = 0
        self.count = 0
        self.low: list[int] = []  # the lowest few, negated: the greatest of them on top
        self.high: list[int] = []  # all others, the smallest on top
        self.is_low = [False] * len(value_of)
        self.is_high = [False] * len(value_of)  # neither: gone, though it may still lie in a heap

    def add(self, rank: int) -> None:
        self._put_low(rank)
        if self.count > self.few:
            while not self.is_low[-self.low[0]]:
                heappop(self.low)
            greatest = -heappop(self.low)
            self._leave_low(greatest)
            self.is_high[greatest] = True
            heappush(self.high, greatest)

    def remove(self, rank: int) -> None:
        if self.is_high[rank]:
            self.is_high[rank] = False
            return
        self._leave_low(rank)
        while self.high and not self.is_high[self.high[0]]:
            heappop(self.high)
        if self.high:
            smallest = heappop(self.high)
            self.is_high[smallest] = False
            self._put_low(smallest)

    def _put_low(self, rank: int) -> None:
        heappush(self.low, -rank)
        self.is_low[rank] = True
        self.sum += self.value_of[rank]
        self.count += 1

    def _leave_low(self, rank: int) -> None:
        self.is_low[rank] = False
        self.sum -= self.value_of[rank]
        self.count -= 1


def best_trimmed_span(changes: list[int], window: int, cut: int) -> list[int]:
    hours = sorted(range(len(changes)), key=changes.__getitem__)
    value_of = [changes[hour] for hour in hours]
    rank_of = [0] * len(hours)
    for rank, hour in enumerate(hours):
        rank_of[hour] = rank

    # What is left of a span: its lowest (window - cut) changes without its lowest (cut).
    wide, narrow = Lowest(window - cut, value_of), Lowest(cut, value_of)
    best = None
    for hour, rank in enumerate(rank_of):
        if hour >= window:
            wide.remove(rank_of[hour - window])
            narrow.remove(rank_of[hour - window])
        wide.add(rank)
        narrow.add(rank)
        first = hour - window + 1
        if first >= 0 and (best is None or wide.sum - narrow.sum > best[0]):
            best = [wide.sum - narrow.sum, first + 1]
    return best
