import sys
from heapq import heappop, heappush
from itertools import accumulate


def in_order(followers: list[list[int]]) -> list[int]:
    """The tasks such that each comes after those it waits for."""
    waits_for = [0] * len(followers)
    for after in followers:
        for task in after:
            waits_for[task] += 1
    order = [task for task, count in enumerate(waits_for) if count == 0]
    for task in order:  # grows while it is read
        for follower in followers[task]:
            waits_for[follower] -= 1
            if waits_for[follower] == 0:
                order.append(follower)
    return order


def best_gift(days: list[int], followers: list[list[int]]) -> tuple[int, int]:
    order = in_order(followers)
    place = [0] * len(days)
    until, since = days[:], days[:]  # longest chain that ends, or begins, with the task
    for i, task in enumerate(order):
        place[task] = i
        for follower in followers[task]:
            until[follower] = max(until[follower], until[task] + days[follower])
    for task in reversed(order):
        since[task] += max((since[follower] for follower in followers[task]), default=0)

    # A chain without the task lies before it in the order, behind it, or steps across it.
    before = list(accumulate((until[task] for task in order), max, initial=0))
    behind = list(accumulate((since[task] for task in reversed(order)), max, initial=0))[::-1]
    across = []  # heap of (-longest chain over a dependency, place at which it ends)
    results = []
    for i, task in enumerate(order):
        while across and across[0][1] <= i:
            heappop(across)
        without = max(before[i], behind[i + 1], -across[0][0] if across else 0)
        through = until[task] + since[task] - 2 * days[task]
        results.append((max(without, through), task))
        for follower in followers[task]:
            heappush(across, (-until[task] - since[follower], place[follower]))
    least, task = min(results)
    return task, least


def main() -> None:
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    tasks = numbers[0]
    pairs = iter(numbers[2 + tasks:])
    followers = [[] for _ in range(tasks)]
    for a, b in zip(pairs, pairs):
        followers[a - 1].append(b - 1)
    task, least = best_gift(numbers[2:2 + tasks], followers)
    print(task + 1, least)


main()
