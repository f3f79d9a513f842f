# expect: WA
# Idea: one array updated in place, so a row reads its upper neighbour's new value.
import sys

BIG = 10**9


def main():
    rows, columns, *field = sys.stdin.read().split()
    rows, columns = int(rows), int(columns)
    best = [0] * rows
    for column in range(columns):
        for row in range(rows):
            if field[row][column] == "#":
                best[row] = BIG
                continue
            before = best[row]
            if row > 0:
                before = min(before, best[row - 1])
            if row + 1 < rows:
                before = min(before, best[row + 1])
            best[row] = before + int(field[row][column])
    print(min(best) if min(best) < BIG else "blocked")


main()
