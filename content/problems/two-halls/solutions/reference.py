import sys


def two_halls(speakers: int, refusals: list[tuple[int, int]]) -> tuple[str, list[int]]:
    refuses = [[] for _ in range(speakers + 1)]
    for a, b in refusals:
        refuses[a].append(b)
        refuses[b].append(a)

    hall = [0] * (speakers + 1)
    parent = [0] * (speakers + 1)
    for first in range(1, speakers + 1):
        if hall[first]:
            continue
        hall[first] = 1
        queue = [first]
        for speaker in queue:  # grows while it is read: breadth first
            for other in refuses[speaker]:
                if not hall[other]:
                    hall[other] = 3 - hall[speaker]
                    parent[other] = speaker
                    queue.append(other)
                elif hall[other] == hall[speaker]:
                    return "RING", ring_through(speaker, other, parent)
    return "SPLIT", hall[1:]


def ring_through(a: int, b: int, parent: list[int]) -> list[int]:
    # Both are equally deep in the search tree, so the climbs meet in step.
    left, right = [a], [b]
    while left[-1] != right[-1]:
        left.append(parent[left[-1]])
        right.append(parent[right[-1]])
    right.pop()
    return left + right[::-1]


def main() -> None:
    numbers = map(int, sys.stdin.buffer.read().split())
    speakers, _ = next(numbers), next(numbers)
    verdict, evidence = two_halls(speakers, list(zip(numbers, numbers)))
    print(verdict)
    print(*evidence)


main()
