# expect: WA
# Idea: give away the longest task of a longest chain, the whole gets shorter by its days.
import sys


def chains(n, days, after, order):
    until, since = days[:], days[:]
    for t in order:
        for f in after[t]:
            until[f] = max(until[f], until[t] + days[f])
    for t in reversed(order):
        since[t] += max((since[f] for f in after[t]), default=0)
    return until, since


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    days = data[2:2 + n]
    after = [[] for _ in range(n)]
    waits = [0] * n
    for a, b in zip(data[2 + n::2], data[3 + n::2]):
        after[a - 1].append(b - 1)
        waits[b - 1] += 1
    order = [t for t in range(n) if not waits[t]]
    for t in order:
        for f in after[t]:
            waits[f] -= 1
            if not waits[f]:
                order.append(f)
    until, since = chains(n, days, after, order)
    length = max(until)
    critical = [t for t in range(n) if until[t] + since[t] - days[t] == length]
    best = max(critical, key=lambda t: (days[t], -t))
    print(best + 1, length - days[best])


main()
