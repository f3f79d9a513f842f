# expect: WA
# Idea: search from speaker 1 and put everyone not reached into hall 1.
import sys


def main():
    data = list(map(int, sys.stdin.buffer.read().split()))
    n = data[0]
    graph = [[] for _ in range(n + 1)]
    for a, b in zip(data[2::2], data[3::2]):
        graph[a].append(b)
        graph[b].append(a)
    hall = [0] * (n + 1)
    parent = [0] * (n + 1)
    hall[1] = 1
    queue = [1]
    for a in queue:
        for b in graph[a]:
            if not hall[b]:
                hall[b] = 3 - hall[a]
                parent[b] = a
                queue.append(b)
            elif hall[a] == hall[b]:
                left, right = [a], [b]
                while left[-1] != right[-1]:
                    left.append(parent[left[-1]])
                    right.append(parent[right[-1]])
                print("RING")
                print(*left, *right[-2::-1])
                return
    print("SPLIT")
    print(*(h or 1 for h in hall[1:]))


main()
