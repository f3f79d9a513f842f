import sys


def spread(doubts: list[int], friends: list[list[int]]) -> tuple[int, int]:
    """How many believe in the end, and the last day on which somebody begins to."""
    believers = day = 0
    persuaded = [person for person, doubt in enumerate(doubts) if doubt == 0]
    while persuaded:
        believers += len(persuaded)
        tomorrow = []
        for person in persuaded:
            for friend in friends[person]:
                doubts[friend] -= 1
                if doubts[friend] == 0:  # below 0: believes already
                    tomorrow.append(friend)
        day += bool(tomorrow)
        persuaded = tomorrow
    return believers, day


def main() -> None:
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    people = numbers[0]
    pairs = iter(numbers[2 + people:])
    friends = [[] for _ in range(people)]
    for a, b in zip(pairs, pairs):
        friends[a - 1].append(b - 1)
        friends[b - 1].append(a - 1)
    print(*spread(numbers[2:2 + people], friends))


main()
