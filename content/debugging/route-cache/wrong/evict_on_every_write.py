# expect: WA
# Idea: write anew each time, but make room even if the key is there already
class RecentCache:
    """Keeps the entries used most recently, the least recent one first."""

    MISS = -1

    def __init__(self, capacity: int):
        self.capacity = capacity
        self.entries: dict[int, int] = {}

    def get(self, key: int) -> int:
        if key not in self.entries:
            return self.MISS
        value = self.entries.pop(key)
        self.entries[key] = value
        return value

    def put(self, key: int, value: int) -> None:
        if len(self.entries) == self.capacity:
            oldest = next(iter(self.entries))
            del self.entries[oldest]
        self.entries.pop(key, None)
        self.entries[key] = value


def cached_answers(capacity: int, operations: list[list[int]]) -> list[int]:
    cache = RecentCache(capacity)
    answers = []
    for operation in operations:
        if operation[0] == 1:
            answers.append(cache.get(operation[1]))
        else:
            cache.put(operation[1], operation[2])
    return answers
