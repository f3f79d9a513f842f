import sys


def verdict(lines: list[str]) -> str:
    """Lines of 0 for bright and 1 for dark tiles."""
    odd_rows = [row for row, line in enumerate(lines, 1) if line.count("1") % 2]
    odd_columns = 0  # a bit for each column, the last one lowest
    for line in lines:
        odd_columns ^= int(line, 2)

    if not odd_rows and not odd_columns:
        return "whole"
    if len(odd_rows) == 1 and odd_columns.bit_count() == 1:
        column = len(lines[0]) - odd_columns.bit_length() + 1
        return f"{odd_rows[0]} {column}"
    return "more"


def main() -> None:
    lines = iter(sys.stdin.read().translate({ord("."): "0", ord("#"): "1"}).splitlines())
    for _ in range(int(next(lines))):
        rows = int(next(lines).split()[0])
        print(verdict([next(lines) for _ in range(rows)]))


main()
