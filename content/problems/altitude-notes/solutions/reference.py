import sys


class Heights:
    """Groups of places whose differences in height are known (union-find with offsets)."""

    def __init__(self, places: int) -> None:
        self.parent = list(range(places + 1))
        self.above_parent = [0] * (places + 1)
        self.size = [1] * (places + 1)

    def root_and_height(self, place: int) -> tuple[int, int]:
        """The root of the place's group, and how much higher than it the place lies."""
        height = 0
        while self.parent[place] != place:
            height += self.above_parent[place]
            place = self.parent[place]
        return place, height

    def keep(self, a: int, b: int, difference: int) -> bool:
        """Take in that b lies higher than a by the difference, unless this is a contradiction."""
        root_a, height_a = self.root_and_height(a)
        root_b, height_b = self.root_and_height(b)
        if root_a == root_b:
            return height_b - height_a == difference
        lift = height_a + difference - height_b  # of the one root above the other
        if self.size[root_a] < self.size[root_b]:
            root_a, root_b, lift = root_b, root_a, -lift
        self.parent[root_b] = root_a
        self.above_parent[root_b] = lift
        self.size[root_a] += self.size[root_b]
        return True

    def greatest_difference(self) -> int:
        lowest, highest = [0] * len(self.parent), [0] * len(self.parent)
        for place in range(len(self.parent)):
            root, height = self.root_and_height(place)
            lowest[root] = min(lowest[root], height)
            highest[root] = max(highest[root], height)
        return max(high - low for low, high in zip(lowest, highest))


def main() -> None:
    numbers = map(int, sys.stdin.buffer.read().split())
    places, _ = next(numbers), next(numbers)
    heights = Heights(places)
    notes = zip(numbers, numbers, numbers)
    thrown = [i for i, note in enumerate(notes, 1) if not heights.keep(*note)]
    print(len(thrown), thrown[0] if thrown else 0, heights.greatest_difference())


main()
