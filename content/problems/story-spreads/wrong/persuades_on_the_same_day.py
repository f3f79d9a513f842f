# expect: WA
# Idea: who is persuaded in the morning counts for the people asked later on the same day.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n, m = data[:2]
    need = data[2:2 + n]
    friends = [[] for _ in range(n)]
    for a, b in zip(data[2 + n::2], data[3 + n::2]):
        friends[a - 1].append(b - 1)
        friends[b - 1].append(a - 1)
    believes = [x == 0 for x in need]
    day = last = 0
    changed = True
    while changed and day < 40:
        changed = False
        day += 1
        for p in range(n):
            if not believes[p] and sum(believes[f] for f in friends[p]) >= need[p]:
                believes[p] = changed = True
        if changed:
            last = day
    print(sum(believes), last)


main()
