# expect: WA
# Idea: everybody else has had as many turns as the one who is done, wherever they sit.
import sys


def main():
    _, quantum, *talks = map(int, sys.stdin.read().split())
    rounds = [-(-talk // quantum) for talk in talks]
    patience = [0] * len(talks)
    said, remaining = 0, len(talks)
    for speaker in sorted(range(len(talks)), key=rounds.__getitem__):
        remaining -= 1
        patience[speaker] = said + remaining * rounds[speaker] * quantum
        said += talks[speaker]
    greatest = max(patience)
    print(greatest, patience.index(greatest) + 1, sum(patience))


main()
