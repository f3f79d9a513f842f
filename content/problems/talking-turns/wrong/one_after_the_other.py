# expect: WA
# Idea: whoever is done last needs the greatest patience, and others need what was said before them in whole.
import sys


def main():
    _, quantum, *talks = map(int, sys.stdin.read().split())
    patience = [0] * len(talks)
    rounds = [-(-talk // quantum) for talk in talks]
    said = 0
    for speaker in sorted(range(len(talks)), key=rounds.__getitem__):
        patience[speaker] = said
        said += talks[speaker]
    greatest = max(patience)
    print(greatest, patience.index(greatest) + 1, sum(patience))


main()
