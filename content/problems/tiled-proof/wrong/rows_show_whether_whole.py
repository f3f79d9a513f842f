# expect: WA
# Idea: if all rows are even, nothing was exchanged.
import sys


def main():
    lines = iter(sys.stdin.read().splitlines())
    for _ in range(int(next(lines))):
        rows, columns = map(int, next(lines).split())
        panel = [next(lines) for _ in range(rows)]
        odd = [i for i, line in enumerate(panel, 1) if line.count("#") % 2]
        if not odd:
            print("whole")
            continue
        bad = [j for j, column in enumerate(zip(*panel), 1) if column.count("#") % 2]
        print(f"{odd[0]} {bad[0]}" if len(odd) == len(bad) == 1 else "more")


main()
