import sys


class Sitting:
    """Counts the speakers who are not done among the first ones (a binary indexed tree)."""

    def __init__(self, count: int) -> None:
        self.tree = [place & -place for place in range(count + 1)]

    def leave(self, place: int) -> None:
        while place < len(self.tree):
            self.tree[place] -= 1
            place += place & -place

    def among_first(self, places: int) -> int:
        total = 0
        while places > 0:
            total += self.tree[places]
            places &= places - 1
        return total


def main() -> None:
    _, quantum, *talks = map(int, sys.stdin.read().split())
    rounds = [-(-talk // quantum) for talk in talks]  # in how many rounds each speaks

    sitting = Sitting(len(talks))
    remaining = len(talks)
    said = 0  # by those who are done
    patience = [0] * len(talks)
    for speaker in sorted(range(len(talks)), key=rounds.__getitem__):  # in the order in which they are done
        sitting.leave(speaker + 1)
        remaining -= 1
        turns_of_others = remaining * (rounds[speaker] - 1) + sitting.among_first(speaker)
        patience[speaker] = said + turns_of_others * quantum
        said += talks[speaker]

    greatest = max(patience)
    print(greatest, patience.index(greatest) + 1, sum(patience))


main()
