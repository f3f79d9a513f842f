# expect: WA
# Idea: the walk starts in the top left corner, as in most grid exercises.
import sys
from math import inf


def main():
    rows, columns, *field = sys.stdin.read().split()
    rows, columns = int(rows), int(columns)
    cost = lambda r, c: inf if field[r][c] == "#" else int(field[r][c])
    best = [inf] * rows
    best[0] = cost(0, 0)
    for column in range(1, columns):
        best = [
            cost(row, column) + min(best[max(row - 1, 0):row + 2])
            for row in range(rows)
        ]
    print("blocked" if min(best) == inf else min(best))


main()
