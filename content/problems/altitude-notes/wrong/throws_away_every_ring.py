# expect: WA
# Idea: a note between two places that are joined already adds nothing and counts as a contradiction.
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
            if True:
                thrown += 1
                first = first or i
            continue
        lift = ha + d - hb
        if size[ra] < size[rb]:
            ra, rb, lift = rb, ra, -lift
        parent[rb] = ra
        above[rb] = lift
        size[ra] += size[rb]
    low, high = [0] * (n + 1), [0] * (n + 1)
    for p in range(1, n + 1):
        r, h = up(p)
        low[r] = min(low[r], h)
        high[r] = max(high[r], h)
    print(thrown, first, max(h - l for l, h in zip(low, high)))


main()
