# expect: WA
# Idea: the number of rounds, the last one included in which nothing happens any more.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    need = data[2:2 + n]
    friends = [[] for _ in range(n)]
    for a, b in zip(data[2 + n::2], data[3 + n::2]):
        friends[a - 1].append(b - 1)
        friends[b - 1].append(a - 1)
    today = [p for p in range(n) if need[p] == 0]
    total = rounds = 0
    while today:
        rounds += 1
        total += len(today)
        tomorrow = []
        for p in today:
            for f in friends[p]:
                need[f] -= 1
                if need[f] == 0:
                    tomorrow.append(f)
        today = tomorrow
    print(total, rounds)


main()
