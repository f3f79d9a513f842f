# expect: WA
# Idea: whenever enough friends believe, add the person, also if he or she believes already.
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
    heard = [0] * n
    total = last = day = 0
    while today and day < n:
        total += len(today)
        last = day
        day += 1
        tomorrow = []
        for p in today:
            for f in friends[p]:
                heard[f] += 1
                if need[f] and heard[f] >= need[f]:
                    tomorrow.append(f)
        today = tomorrow if total < 10 * n else []
    print(total, last)


main()
