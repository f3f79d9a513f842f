# expect: WA
# Idea: the highest and the lowest place of all groups, as if all heights were known against each other.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    parent = list(range(n + 1))
    above = [0] * (n + 1)
    size = [1] * (n + 1)

    def up(place):
        height = 0
        while parent[place] != place:
            height += above[place]
            place = parent[place]
        return place, height

    thrown = first = 0
    for i in range(1, m + 1):
        a, b, d = data[3 * i - 1:3 * i + 2]
        ra, ha = up(a)
        rb, hb = up(b)
        if ra == rb:
            if hb - ha != d:
                thrown += 1
                first = first or i
            continue
        lift = ha + d - hb
        if size[ra] < size[rb]:
            ra, rb, lift = rb, ra, -lift
        parent[rb] = ra
        above[rb] = lift
        size[ra] += size[rb]
    heights = [up(p)[1] for p in range(1, n + 1)]
    print(thrown, first, max(heights) - min(heights))


main()
