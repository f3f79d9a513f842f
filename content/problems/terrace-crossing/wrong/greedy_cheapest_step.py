# expect: WA
# Idea: from every start, always step on the cheapest of the next three plots.
import sys


def main():
    rows, columns, *field = sys.stdin.read().split()
    rows, columns = int(rows), int(columns)
    answers = []
    for start in range(rows):
        if field[start][0] == "#":
            continue
        row, total = start, int(field[start][0])
        for column in range(1, columns):
            options = [
                (int(field[r][column]), r)
                for r in (row - 1, row, row + 1)
                if 0 <= r < rows and field[r][column] != "#"
            ]
            if not options:
                break
            effort, row = min(options)
            total += effort
        else:
            answers.append(total)
    print(min(answers) if answers else "blocked")


main()
