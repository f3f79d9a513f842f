# expect: WA
# Idea: two rafts touch if a corner of one lies on the other.
import sys


def main():
    rafts = [tuple(map(int, line.split())) for line in sys.stdin.read().splitlines()[1:]]

    def has_corner_on(a, b):
        return any(b[1] <= x <= b[3] and b[2] <= y <= b[4] for x in (a[1], a[3]) for y in (a[2], a[4]))

    pairs = 0
    for i, a in enumerate(rafts):
        for b in rafts[:i]:
            pairs += a[0] != b[0] and (has_corner_on(a, b) or has_corner_on(b, a))
    print(pairs)


main()
