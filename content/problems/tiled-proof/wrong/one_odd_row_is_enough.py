# expect: WA
# Idea: a single odd row means a single exchanged tile, in the first odd column.
import sys


def main():
    lines = iter(sys.stdin.read().splitlines())
    for _ in range(int(next(lines))):
        rows, columns = map(int, next(lines).split())
        panel = [next(lines) for _ in range(rows)]
        odd = [i for i, line in enumerate(panel, 1) if line.count("#") % 2]
        bad = [j for j, tiles in enumerate(zip(*panel), 1) if tiles.count("#") % 2]
        if not odd and not bad:
            print("whole")
        elif len(odd) == 1 and bad:
            print(odd[0], bad[0])
        else:
            print("more")


main()
