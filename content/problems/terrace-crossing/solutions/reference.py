import sys
from math import inf

EFFORT = {"#": inf} | {str(digit): digit for digit in range(10)}


def main() -> None:
    rows, _, *field = sys.stdin.read().split()
    best = [0] * int(rows)  # least effort to stand in each row, one column at a time
    for column in zip(*field):
        above_and_below = [inf, *best, inf]
        best = [
            EFFORT[plot] + min(above_and_below[row:row + 3])
            for row, plot in enumerate(column)
        ]
    least = min(best)
    print("blocked" if least == inf else least)


main()
