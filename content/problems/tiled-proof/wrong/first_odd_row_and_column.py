# expect: WA
# Idea: name the first odd row and the first odd column, however many there are.
import sys


def main():
    lines = iter(sys.stdin.read().splitlines())
    for _ in range(int(next(lines))):
        rows, columns = map(int, next(lines).split())
        panel = [next(lines) for _ in range(rows)]
        row = next((i for i, line in enumerate(panel, 1) if line.count("#") % 2), 0)
        column = next((j for j, tiles in enumerate(zip(*panel), 1) if tiles.count("#") % 2), 0)
        if row and column:
            print(row, column)
        else:
            print("more" if row or column else "whole")


main()
