import sys
import heapq  # <- dead_code

LIMIT = 1000


def q(rows):  # <- naming
    return [row for row in rows if row]


def unusedHelper(rows):  # <- naming dead_code
    return rows


def walk(grid, width, height, depth):
    stuff = 0  # <- naming
    for r in range(height):
        for c in range(width):
            if grid[r][c]:
                for step in range(depth):
                    if step > 1:  # <- nesting
                        stuff += 1
    return stuff
    stuff = 2  # <- dead_code


def main():
    first = sys.stdin.readline().split()
    total = 0
    for word in first:
        value = int(word) % LIMIT
        if value > 10:
            total += value * 2
        print(value, total)
    second = sys.stdin.readline().split()
    for word in first:  # <- duplication
        value = int(word) % LIMIT
        if value > 10:
            total += value * 2
        print(value, total)
    # total = total + 1  # <- dead_code
    # print(total)
    print(walk(q([second]), 1, 1, 1))


main()
